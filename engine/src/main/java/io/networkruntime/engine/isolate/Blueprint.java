package io.networkruntime.engine.isolate;

import io.networkruntime.engine.ops.OpTable;

/**
 * What an isolate is made from.
 *
 * @param snapshot the start-up snapshot of a bundle, by {@code SnapshotStore}
 * @param ops the operations of its bundle
 * @param config what the bundle's boot functions get, as JSON text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed, and large
public record Blueprint(byte[] snapshot, OpTable ops, String config) {}
