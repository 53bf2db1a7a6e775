package io.networkruntime.engine.module;

/** One place in a source text that reaches for another module, by offsets in UTF-16 units. */
sealed interface ImportSite {
    int start();

    /** The expression {@code import.meta}, from its first to past its last character. */
    record Meta(int start, int end) implements ImportSite {}

    /** The keyword of a dynamic {@code import(…)}; {@code start} is its first character. */
    record Dynamic(int start) implements ImportSite {}

    /**
     * The specifier of a static {@code import … from} or {@code export … from}.
     *
     * @param start offset of the opening quote
     * @param end offset past the closing quote
     * @param type value of the {@code type} attribute, empty when there is none
     */
    record Static(int start, int end, String specifier, String type) implements ImportSite {}
}
