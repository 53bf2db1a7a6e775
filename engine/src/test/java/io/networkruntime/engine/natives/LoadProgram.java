package io.networkruntime.engine.natives;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import java.nio.file.Path;

/** A process that loads V8 from a folder, and says on its standard output how that went. */
final class LoadProgram {
    private LoadProgram() {}

    public static void main(String[] args) throws JavetException {
        try (V8Runtime runtime = V8Engine.load(NativeFiles.at(Path.of(args[0])), EngineFlags.standard())
                .createV8Runtime()) {
            System.out.print(runtime.getExecutor("(0.5).toLocaleString('de')").executeString());
        } catch (NativesUnavailableException e) {
            System.out.print(e.getMessage());
        }
    }
}
