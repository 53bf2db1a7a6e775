package io.networkruntime.supervisor.inspector;

import io.networkruntime.engine.json.JsonWriter;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * An isolate as debuggers find it.
 *
 * @param id which nobody can guess, so that it is also the right to connect
 * @param title for people
 * @param url of its main module
 * @param connect takes a debugger that has come, on the server's thread
 */
public record InspectorTarget(String id, String title, String url, Consumer<DevTools> connect) {
    /** One that nobody knows yet. */
    public static InspectorTarget of(String title, String url, Consumer<DevTools> connect) {
        return new InspectorTarget(UUID.randomUUID().toString(), title, url, connect);
    }

    String path() {
        return "/ws/" + id;
    }

    String url(String authority) {
        return "ws://" + authority + path();
    }

    /** As it stands in the list. */
    String json(String authority) {
        String frontend =
                "devtools://devtools/bundled/js_app.html?ws=" + authority + path() + "&experiments=true&v8only=true";
        return """
                {
                  "description": "network-runtime",
                  "devtoolsFrontendUrl": %s,
                  "id": "%s",
                  "title": %s,
                  "type": "node",
                  "url": %s,
                  "webSocketDebuggerUrl": %s
                }""".formatted(
                        JsonWriter.write(frontend),
                        id,
                        JsonWriter.write(title),
                        JsonWriter.write(url),
                        JsonWriter.write(url(authority)));
    }
}
