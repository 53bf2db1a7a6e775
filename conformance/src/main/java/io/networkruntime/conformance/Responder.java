package io.networkruntime.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small wptserve on loopback: files with their types, their {@code .headers} files and the pipes {@code sub} and
 * {@code header}, and the scripts of {@link ServerScripts}.
 */
final class Responder implements AutoCloseable {
    /** Carries the reason phrase past clients that drop it. */
    static final String REASON_HEADER = "X-Wpt-Reason";

    private final Corpus corpus;
    private final HttpServer first;
    private final HttpServer second;
    private final Place place;
    private final ServerScripts scripts = new ServerScripts();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Responder(Corpus corpus) throws IOException {
        this.corpus = corpus;
        first = listen();
        second = listen();
        place = new Place(
                "localhost", first.getAddress().getPort(), second.getAddress().getPort());
        first.start();
        second.start();
    }

    private HttpServer listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::respond);
        return server;
    }

    Place place() {
        return place;
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            Query query = Query.of(exchange.getRequestURI().getRawQuery());
            String path = exchange.getRequestURI().getPath();
            if (scripts.respond(exchange, path, query)) {
                return;
            }
            Optional<Path> file = corpus.file(path);
            if (file.isPresent()) {
                send(exchange, file.get(), query);
            } else {
                ServerScripts.send(exchange, 404, ("no " + path).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void send(HttpExchange exchange, Path file, Query query) throws IOException {
        byte[] body = Files.readAllBytes(file);
        String pipe = query.get("pipe").orElse("");
        if (file.toString().contains(".sub.") || pipe.contains("sub")) {
            body = place.substitute(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders().set("Content-Type", MediaTypes.of(file));
        Path headers = file.resolveSibling(file.getFileName() + ".headers");
        if (Files.exists(headers)) {
            for (String line : Files.readAllLines(headers)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    exchange.getResponseHeaders()
                            .set(
                                    line.substring(0, colon),
                                    line.substring(colon + 1).strip());
                }
            }
        }
        Query.pipedHeaders(pipe)
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        ServerScripts.send(exchange, 200, body);
    }

    @Override
    public void close() {
        first.stop(0);
        second.stop(0);
        threads.shutdownNow();
    }
}
