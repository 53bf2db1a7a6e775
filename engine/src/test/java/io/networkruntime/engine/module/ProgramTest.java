package io.networkruntime.engine.module;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that run programs: each test has a folder and an isolate of its own. */
abstract class ProgramTest {
    @TempDir
    Path folder;

    Program program;

    @BeforeEach
    final void open() throws Exception {
        folder = folder.toRealPath();
        program = new Program(folder, isolate());
    }

    /** The isolate to run them in; a bare one. */
    V8Runtime isolate() throws JavetException {
        return Program.isolate();
    }

    @AfterEach
    final void close() throws JavetException {
        program.close();
    }
}
