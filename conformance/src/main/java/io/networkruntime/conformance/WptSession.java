package io.networkruntime.conformance;

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
        Place place = new Place("localhost", 8000, 8001);
        return new WptRun(corpus, place, expectations, settings).run(tests, progress);
    }
}
