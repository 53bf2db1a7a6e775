package io.networkruntime.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one script declares and the next one sees, in a worker. */
final class ScriptScopeTest extends WorkerTest {
    /** The completion value of a script, as JSON; empty for undefined. */
    private String run(String code) throws Exception {
        return text(isolate.execute(code, "test.js"));
    }

    private GuestException failure(String code) {
        return failure(isolate.execute(code, "test.js"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let a = 40, b = 2; const f = () => a + b; class C { m() { return f() } }",
                "'use strict'\nlet a = 40; var b = 2; function f() { return a + b } class C { m() { return f() } }",
                "const { a, x: { b } = 0, ...rest } = { a: 40, x: { b: 2 } }, [f] = [() => a + b]\nclass C { m() { return f() } }",
                "let\na = 40\nlet b = 2\nconst f = async => a + b\nclass C { static let = 1; class = 2; get const() {} m() { return f() } }",
                "/* license */ \"use strict\"; const a = 40; async function g() {} function* h() {} let b = 2, f = () => a + b\nclass C { m() { return f() } }",
                "let a = 40; const b = 2; let f = () => a + b; class C { m() { return f() } } throw_()",
                "\"use strict\"; let a = 40; const b = 2; let f = () => a + b; class C { m() { return f() } }; throw_()",
            })
    void theNextScriptSeesWhatOneDeclares(String declarations) throws Exception {
        if (declarations.endsWith("throw_()")) {
            assertThat(failure(declarations).errorName()).isEqualTo("ReferenceError");
        } else {
            run(declarations);
        }
        assertThat(run("`${a} ${b} ${f()} ${new C().m()} ${C.name}`")).isEqualTo("\"40 2 42 42 C\"");
    }

    @Test
    void writesGoBothWays() throws Exception {
        run("let n = 1; const c = 1; const read = () => n; const write = (v) => { n = v }");
        assertThat(run("n = 5; read()")).isEqualTo("5");
        assertThat(run("write(7); n")).isEqualTo("7");
        assertThat(failure("c = 2").errorMessage()).contains("Assignment to constant variable");
    }

    @Test
    void handlersAndTimersSeeLaterScripts() throws Exception {
        run("const wait = () => new Promise((yes) => setTimeout(() => yes(later + 1), 1))");
        run("let later = 41");
        assertThat(run("wait()")).isEqualTo("42");
    }

    @Test
    void aLaterDeclarationReplacesAnEarlierOne() throws Exception {
        run("let a = 1; const b = 1; class C {}; var d = 1");
        run("let a = 2; var c = 9; let b = 2; function C() { return 2 }; const d = 2");
        assertThat(run("[a, b, C(), d].join()")).isEqualTo("\"2,2,2,2\"");
    }

    @Test
    void insideOneScriptTheRulesOfLanguageHold() throws Exception {
        assertThat(
                        run(
                                "let r = []; try { x } catch (e) { r.push(e.name) } const x = 1; try { x = 2 } catch (e) { r.push(e.name) } r.join()"))
                .isEqualTo("\"ReferenceError,TypeError\"");
        assertThat(failure("let a = 1; let a = 2").errorName()).isEqualTo("SyntaxError");
        assertThat(run("'use strict'; let s; try { undeclared = 1 } catch (e) { s = e.name } s"))
                .isEqualTo("\"ReferenceError\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "let a = 1; 40 + 2 | 42",
                "40 + 2; let a = 1; class A {} | 42",
                "'use strict'; const a = 1 | \"use strict\"",
                "let x = 5; for (let i = 0; i < 3; i++) { i + x } | 7",
                "let t = `let ${(() => { let q = 3; return q })()} const` + /class A/.source; t | \"let 3 constclass A\"",
                "var o = { let: 1, const: 2, class: 3, get let2() { return 4 } }; const k = Object.keys(o).join(); k | \"let,const,class,let2\"",
                "var let = 3; let = let + 1; let | 4",
                "let a = 1 // comment | ",
                "l: for (const z of [1]) { continue l } 8 | 8",
            })
    void completionValuesAreThoseOfTheScript(String code, String json) throws Exception {
        assertThat(run(code)).isEqualTo(json == null ? "" : json);
    }

    @Test
    void blocksAndFunctionsKeepTheirs() throws Exception {
        run(
                "let top = 1; { let inner = 1; class K {} } for (let i = 0; i < 1; i++) {} (function () { const local = 1 })(); const o = { key: top };"
                        + "const { p: target, [`${'q'}`]: r = (function () { var s = 1; return s })() } = { p: 1 }");
        assertThat(
                        run(
                                "[typeof inner, typeof K, typeof i, typeof local, typeof key, typeof p, typeof s, typeof target, typeof r].join()"))
                .isEqualTo("\"" + "undefined,".repeat(7) + "number,number\"");
        assertThat(run("Object.keys(globalThis).filter((k) => k.includes('scope') || k === 'top').join()"))
                .isEqualTo("\"\"");
    }

    @Test
    void globalsOfTheSameNameAreShadowedForTheNextScriptToo() throws Exception {
        run("const crypto = 'mine', undefined_ = undefined; let performance = 'mine', { NaN: n } = { NaN: 1 }");
        assertThat(run("[crypto, performance, typeof fetch, n, NaN].join()")).isEqualTo("\"mine,mine,function,1,NaN\"");
    }

    @Test
    void positionsAreThoseOfTheScript() {
        assertThat(failure("let a = 1; class B { static x = 1 } const c = 2; throw new Error('here')")
                        .guestStack())
                .contains("test.js:1:56");
        assertThat(failure("'use strict'\nconst a = 1; class B {}; missing()").guestStack())
                .contains("test.js:2:26");
        assertThat(failure("const a = 1;\nimport('x'); null.x").guestStack()).contains("test.js:2:19");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let a = ",
                "let a; if (a)",
                "let a; label:",
                "let a; {",
                "const a; `",
                "let a; /* ",
                "class A { ",
                "'use strict'; let a = ",
                "let a; async",
                "let a; do",
                "const f = (",
                "let a = 1 +",
            })
    void anUnfinishedScriptIsTheSyntaxErrorItWas(String code) throws Exception {
        if (code.endsWith("async")) {
            assertThat(failure(code).errorMessage()).isEqualTo("async is not defined");
            return;
        }
        String expected = run("try { (0, eval)(" + quoted(code) + ") } catch (e) { String(e) }");
        GuestException failure = failure(code);
        assertThat("\"" + failure.errorName() + ": " + failure.errorMessage() + "\"")
                .isEqualTo(expected);
    }

    private static String quoted(String text) {
        return "`" + text.replace("\\", "\\\\").replace("`", "\\`").replace("$", "\\$") + "`";
    }

    @Test
    void aScriptThatThrowsASyntaxErrorRunsOnce() throws Exception {
        run("var runs = 0");
        assertThat(failure("let z = 1; runs++; JSON.parse('{')").errorName()).isEqualTo("SyntaxError");
        assertThat(failure("'use strict'\n++runs; let z = 1; JSON.parse('{')").errorName())
                .isEqualTo("SyntaxError");
        assertThat(run("runs")).isEqualTo("2");
    }

    @Test
    void nothingCanBeImported() throws Exception {
        assertThat(run("let m = []; import('fs').catch((e) => `${e instanceof TypeError} ${e.message}`)"))
                .isEqualTo("\"true Cannot import \\\"fs\\\": the scripts of a worker have no modules\"");
        assertThat(run("import({ toString() { throw 'mine' } }).catch((e) => e)"))
                .isEqualTo("\"mine\"");
        assertThat(run("'use strict'; import('fs').then(() => 1, (e) => e.name)"))
                .isEqualTo("\"TypeError\"");
    }

    @Test
    void patchedPrototypesDoNotMatter() throws Exception {
        run(
                "Object.defineProperty(Object.prototype, 'get', { value() { throw 1 }, configurable: true, writable: true });"
                        + "Object.prototype.value = 1; Object.defineProperty = null; Reflect.apply = null; var before = 1; const { before: q } = globalThis");
        run("delete Object.prototype.value; delete Object.prototype.get; let a = 3");
        assertThat(run("a + q")).isEqualTo("4");
    }
}
