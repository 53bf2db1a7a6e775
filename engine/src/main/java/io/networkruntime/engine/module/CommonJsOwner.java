package io.networkruntime.engine.module;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;

/** What {@link CommonJs} needs of the loader that it is part of. */
interface CommonJsOwner {
    /** The function that stands for {@code import} in a file. */
    V8ValueFunction importer(String url) throws JavetException;

    boolean isMain(String url);

    /**
     * Evaluates an ES module before this returns.
     *
     * @return an array: {@code namespace} and the namespace, or {@code rejected}, the reason and the promise
     *
     * @throws ImportException when it cannot be had, or not at once
     */
    V8Value importNow(String url) throws JavetException;

    ImportFailure failure(BaseJavetScriptingException rejected, String url, String text);
}
