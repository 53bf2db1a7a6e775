package io.networkruntime.engine.module;

/** How a module was asked for; Node's package conditions call these two {@code import} and {@code require}. */
public enum ReferenceKind {
    IMPORT("import"),
    REQUIRE("require");

    private final String condition;

    ReferenceKind(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
