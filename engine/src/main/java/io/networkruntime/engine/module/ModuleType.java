package io.networkruntime.engine.module;

import java.util.Optional;

/** What the text of a module is, as its importer said with {@code with { type: … }}. */
public enum ModuleType {
    /** JavaScript, or TypeScript that becomes JavaScript: no attribute. */
    SCRIPT(""),
    JSON("json"),
    TEXT("text"),
    BYTES("bytes");

    private final String attribute;

    ModuleType(String attribute) {
        this.attribute = attribute;
    }

    /** The value of the attribute; empty for {@link #SCRIPT}. */
    public String attribute() {
        return attribute;
    }

    static Optional<ModuleType> ofAttribute(String value) {
        for (ModuleType type : values()) {
            if (type.attribute.equals(value)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
