package io.networkruntime.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ServerSocketFactory;

/**
 * A small wptserve on loopback: files with their types, their {@code .headers} files and the pipes {@code sub},
 * {@code header} and {@code status}, stand-ins for the scripts, WebSocket handlers, and the tests for who runs them.
 */
final class Responder implements AutoCloseable {
    /** Where tests are handed out and their results come back. */
    static final String RUNNER = "/.runner/";

    private final Corpus corpus;
    private final TestQueue queue;
    private final HttpListener first;
    private final HttpListener second;
    private final HttpListener secure;
    private final Place place;
    private final Map<String, Script> scripts = new HashMap<>();
    private final WebSocketScripts sockets = new WebSocketScripts();

    Responder(Corpus corpus, TestQueue queue, Tls tls) throws IOException {
        this.corpus = corpus;
        this.queue = queue;
        Stash stash = new Stash();
        scripts.putAll(new FetchScripts(stash).byName());
        scripts.putAll(new CacheScripts(stash).byName());
        scripts.putAll(EventSourceScripts.byName());
        first = new HttpListener(ServerSocketFactory.getDefault(), this::respond);
        second = new HttpListener(ServerSocketFactory.getDefault(), this::respond);
        secure = new HttpListener(tls.serverSockets(), this::respond);
        place = new Place("localhost", first.port(), second.port(), secure.port());
    }

    Place place() {
        return place;
    }

    private void respond(HttpRequest request, HttpReply reply, HttpListener.Connection connection)
            throws IOException, InterruptedException {
        if (request.header("Upgrade").orElse("").equalsIgnoreCase("websocket")) {
            sockets.respond(request, reply, connection);
        } else if (request.path().startsWith(RUNNER)) {
            queue.respond(request, reply);
        } else if (scripts.containsKey(request.file())) {
            scripts.get(request.file()).answer(request, reply);
        } else {
            file(request, reply);
        }
    }

    private void file(HttpRequest request, HttpReply reply) throws IOException {
        Optional<String> verbatim = FetchScripts.verbatim(request.file());
        if (verbatim.isPresent()) {
            reply.raw(verbatim.get().replace("\n", "\r\n"));
            return;
        }
        Optional<Path> file = corpus.file(URLDecoder.decode(request.path(), UTF_8));
        if (file.isPresent()) {
            send(reply, file.get(), request.query());
        } else {
            reply.status(404, "Not Found").add("Content-Type", "text/html").send("no " + request.path());
        }
    }

    private void send(HttpReply reply, Path file, Query query) throws IOException {
        byte[] body = Files.readAllBytes(file);
        String pipes = query.get("pipe").orElse("");
        if (file.toString().contains(".sub.") || pipes.contains("sub")) {
            body = place.substitute(new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
        }
        reply.add("Content-Type", MediaTypes.of(file));
        Path headers = file.resolveSibling(file.getFileName() + ".headers");
        if (Files.exists(headers)) {
            for (String line : Files.readAllLines(headers, ISO_8859_1)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    reply.set(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
        }
        Query.pipe(pipes, reply);
        reply.send(body);
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        secure.close();
    }
}
