package io.networkruntime.engine.isolate;

/** Says whether an isolate's memory is too much. */
@FunctionalInterface
public interface HeapJudge {
    /**
     * Judges what was measured; on the isolate's thread, while code runs. The isolate is terminated if it says so.
     *
     * @param surely whether V8 has just collected all garbage and the heap alone was left above its limit
     */
    boolean exceeds(HeapReading reading, boolean surely);
}
