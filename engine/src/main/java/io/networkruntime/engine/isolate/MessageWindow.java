package io.networkruntime.engine.isolate;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A small buffer that Java and one isolate's bundle both see, through which short messages pass without strings.
 *
 * <p>V8 owns the memory. The view is safe because guest code never sees the buffer and the bundle never detaches it; it
 * ends with the isolate.
 */
public final class MessageWindow {
    private final V8ValueArrayBuffer handle;
    private final ByteBuffer view;

    MessageWindow(V8ValueArrayBuffer handle) {
        this.handle = handle;
        this.view = handle.getByteBuffer().order(ByteOrder.nativeOrder());
    }

    public int capacity() {
        return view.capacity();
    }

    /** A part of the memory itself, with a position and a limit of its own. */
    public ByteBuffer slice(int at, int length) {
        return view.slice(at, length);
    }

    /** Where the bundle's {@code Int32Array} of the window has it. */
    public void putInt(int at, int value) {
        view.putInt(at, value);
    }

    void putLong(int at, long value) {
        view.putLong(at, value);
    }

    public int getInt(int at) {
        return view.getInt(at);
    }

    long getLong(int at) {
        return view.getLong(at);
    }

    public void put(int at, byte[] bytes) {
        view.put(at, bytes);
    }

    public byte[] get(int at, int length) {
        byte[] bytes = new byte[length];
        view.get(at, bytes);
        return bytes;
    }

    void close() throws JavetException {
        handle.close();
    }
}
