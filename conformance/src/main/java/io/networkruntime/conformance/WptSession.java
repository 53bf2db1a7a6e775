package io.networkruntime.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** A run with everything around it: the responder on loopback lives as long as the run. */
final class WptSession {
    private final Corpus corpus;
    private final Expectations expectations;
    private final WptRun.Settings settings;

    WptSession(Corpus corpus, Expectations expectations, WptRun.Settings settings) {
        this.corpus = corpus;
        this.expectations = expectations;
        this.settings = settings;
    }

    List<FileResult> run(List<TestId> tests, Consumer<FileResult> progress) throws InterruptedException {
        try (Responder responder = new Responder(corpus);
                HostFetch fetch = new HostFetch(responder.place())) {
            HostDoor door = new HostDoor(corpus, responder.place(), fetch);
            return new WptRun(corpus, responder.place(), expectations, settings).run(tests, door, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("the responder on loopback", e);
        }
    }
}
