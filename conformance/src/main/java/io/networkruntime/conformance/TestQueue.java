package io.networkruntime.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.networkruntime.conformance.FileResult.Status;
import io.networkruntime.engine.json.JsonReader;
import io.networkruntime.engine.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The tests of a run, handed out over HTTP to the script that runs them ({@code host.js}), and what came of them. Any thread.
 */
final class TestQueue {
    private final Queue<Job> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, Job> running = new ConcurrentHashMap<>();
    private final List<FileResult> results = Collections.synchronizedList(new ArrayList<>());
    private final Consumer<FileResult> progress;
    private volatile Place place = new Place("localhost", 0, 0, 0);
    private volatile ScriptSource scripts = (_, _) -> "";

    /** A test to run, with the time it has. */
    record Job(TestId test, Meta meta, Duration time) {}

    /** Makes the one script of a test. */
    interface ScriptSource {
        String of(TestId test, Meta meta);
    }

    TestQueue(List<Job> jobs, Consumer<FileResult> progress) {
        waiting.addAll(jobs);
        this.progress = progress;
    }

    /** Must be told before the first test is asked for. */
    void serveFrom(Place where, ScriptSource source) {
        place = where;
        scripts = source;
    }

    void respond(HttpRequest request, HttpReply reply) throws IOException {
        switch (request.file()) {
            case "next" -> next(reply);
            case "result" -> {
                finish(request);
                reply.send("");
            }
            default -> reply.status(404, "Not Found").send("");
        }
    }

    private void next(HttpReply reply) throws IOException {
        for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
            String code;
            try {
                code = scripts.of(job.test, job.meta);
            } catch (UncheckedIOException e) {
                add(new FileResult(job.test, Status.ERROR, String.valueOf(e.getMessage()), List.of(), Duration.ZERO));
                continue;
            }
            running.put(job.test.toString(), job);
            String text = "{\"name\": " + JsonWriter.write(job.test.toString()) + ", \"url\": "
                    + JsonWriter.write(place.origin() + "/" + job.test) + ", \"milliseconds\": " + job.time.toMillis()
                    + ", \"code\": " + JsonWriter.write(code) + "}";
            reply.add("Content-Type", "application/json").send(text.getBytes(UTF_8));
            return;
        }
        reply.status(204, "No Content").send("");
    }

    private void finish(HttpRequest request) {
        Map<String, ?> told = JsonReader.object(JsonReader.read(new String(request.bodyBytes(), UTF_8)));
        String name = Json.string(told.get("name"));
        Job job = running.remove(name);
        if (job == null) {
            throw new IllegalStateException("a result of a test that was not handed out: " + name);
        }
        List<Subtest> subtests = new ArrayList<>();
        for (Object entry : JsonReader.array(told.get("subtests"))) {
            List<?> fields = JsonReader.array(entry);
            subtests.add(new Subtest(
                    place.withoutPorts(Json.string(fields.get(0))),
                    Subtest.Outcome.of(Json.integer(fields.get(1))),
                    Json.string(fields.get(2))));
        }
        add(new FileResult(
                job.test,
                Status.valueOf(Json.string(told.get("status"))),
                Json.string(told.get("message")),
                subtests,
                Duration.ofMillis(Json.integer(told.get("milliseconds")))));
    }

    private void add(FileResult result) {
        results.add(result);
        progress.accept(result);
    }

    /** The results, in the order of the tests; what was handed out and never came back has crashed. */
    List<FileResult> results(String end) {
        running.values().forEach(job -> add(new FileResult(job.test, Status.CRASH, end, List.of(), Duration.ZERO)));
        waiting.forEach(job -> add(new FileResult(job.test, Status.CRASH, end, List.of(), Duration.ZERO)));
        return results.stream().sorted((a, b) -> a.test().compareTo(b.test())).toList();
    }
}
