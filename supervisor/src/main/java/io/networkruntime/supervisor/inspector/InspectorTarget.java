package io.networkruntime.supervisor.inspector;

/**
 * What debuggers are told of the isolate.
 *
 * @param id which nobody can guess, so that it is also the right to connect
 */
record InspectorTarget(String id, Program program) {
    /**
     * The program that runs in it.
     *
     * @param product with its version
     * @param url of the main module
     */
    record Program(String product, String v8Version, String url) {}

    String path() {
        return "/ws/" + id;
    }

    String url(String authority) {
        return "ws://" + authority + path();
    }

    String version() {
        return "{\"Browser\": \"%s\", \"Protocol-Version\": \"1.3\", \"V8-Version\": \"%s\"}"
                .formatted(json(program.product()), json(program.v8Version()));
    }

    /** The list of targets, which has this one. */
    String list(String authority) {
        String frontend =
                "devtools://devtools/bundled/js_app.html?ws=" + authority + path() + "&experiments=true&v8only=true";
        return """
                [{
                  "description": "network-runtime",
                  "devtoolsFrontendUrl": "%s",
                  "id": "%s",
                  "title": "%s",
                  "type": "node",
                  "url": "%s",
                  "webSocketDebuggerUrl": "%s"
                }]
                """.formatted(
                        json(frontend), id, json("network-runtime - main"), json(program.url()), json(url(authority)));
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
