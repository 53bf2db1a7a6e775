package io.networkruntime.engine.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names a script may declare; keys and defaults of patterns are among them on purpose. */
final class ScriptBindingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "let a = 1; const b = 2, c = 3; var d; class E {} function f() {} | a b c E",
                "let\\na\\nlet b\\n= 1\\nconst c = a\\nclass D extends E {} | a b c D",
                "'use strict'; var a, b = 2; function c() {} async function d() {} function* e() {} async function* f() {} | a b c d e f",
                "'use strict'\\n(foo); var a | ",
                "'use strict'\\n++a; var a | a",
                "'other'; \"use strict\" /* c */\\nvar a | a",
                "'use\\u0020strict'; var a | ",
                "'use strict' + 1; var a | ",
                "let { a, b: c, ...d } = 1, [e, , f = 2, ...g] = 3 | a b c d e f g",
                "for (let i of x) {} for (const j in y) { let k } { let l } if (a) { class M {} } switch (x) { case 1: let n } | ",
                "(let => 1); f(class A {}); x = class B {}; x = [class C {}]; new class D {}; y = async class E {} | ",
                "x = { let: 1, const: 2, class: 3, get let() {}, async class() {} }; x.let; x?.class; x.const = 1, b | ",
                "class A { let; static const = 1; class = 2; get let() { let q } static { let z } } let b | A b",
                "`let a; ${ let_ } const b` + /let c/ + 'class D' // let e | ",
                "let a = `${ (() => { let q; return 1 })() }`, b = /,c/, d = x / y / z, e | a b d e",
                "a: { let b } c: for (;;) { let d } let e | e",
                "let a = b\\n++c\\nlet d = () => {}\\nlet e = function () {}\\nlet f | a d e f",
                "let = 5; let.x = 1; var c = let + 1 | ",
                "export_ = 1; let of, async, get, set | of async get set",
                "let \\u0061b = 1, ünï = 2, $ = 3, _ = 4 | \\u0061b ünï $ _",
                "let a = async x => 1, b = function* () {}, c = class Q extends R {}, d = new.target | a b c d",
                "#!/usr/bin/env let x\\nlet a | a",
                "<!-- let x\\n--> let y\\nlet a | a",
                "let await, yield, eval, arguments, static, a | a",
                "if (x) y; else z\\nlet a; do { let b } while (0) let c; try { let d } catch { let e } finally { let f } let g | a c g",
            })
    void namesOfTheTopLevel(String code, String names) {
        String text = code.replace("\\n", "\n");
        ScriptBindings bindings = new ScriptBindings(ScriptBindings.strictEnd(text) >= 0);
        var _ = ImportScanner.ofScript(text, bindings);
        assertThat(String.join(" ", bindings.names())).isEqualTo(names == null ? "" : names);
    }

    @Test
    void aTextWithoutTheWordsIsLeftAlone() {
        assertThat(WorkerScript.of("var a = 1", "x.js"))
                .isEqualTo(new WorkerScript("var a = 1\n//# sourceURL=x.js", "", 0, "", ""));
    }

    @Test
    void importsAreRenamedInPlace() {
        WorkerScript script = WorkerScript.of("let a = import('imp$rt')", "x.js");
        assertThat(script.text()).isEqualTo("let a = " + script.importName() + "('imp$rt')\n//# sourceURL=x.js");
        assertThat(script.importName()).hasSize(6).isNotEqualTo("imp$rt");
        assertThat(script.piece()).contains("get a(){return a}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "{",
                "[",
                "/[",
                "class ",
                "import(",
                "import/*",
                "`${",
                "\\u{",
                "let ",
                "const {",
                "/",
                "<!--",
                "'",
                "=/[",
                "async "
            })
    void garbageTakesTimeByItsLengthAndNotItsSquare(String unit) {
        String text = "let a;" + unit.repeat((4 << 20) / unit.length());
        long start = System.nanoTime();
        assertThat(WorkerScript.of(text, "x.js").text()).hasSizeGreaterThan(4 << 20);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }

    @Test
    void noTextMakesItThrow() {
        String[] pieces = {
            "let ",
            "const ",
            "class ",
            "a",
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "`",
            "${",
            "/",
            "'",
            "\"",
            "\n",
            ";",
            ",",
            "=",
            "\\",
            "import",
            ".",
            "'use strict'",
            "function",
            "*",
            "=>",
            "?",
            ":",
            "\ud800",
            "\\u{",
            "//",
            "/*",
            "*/",
            "<!--",
            "-->",
            "#",
            "1e",
            "async "
        };
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(WorkerScript.of(text.toString(), "x").text())
                    .hasSize(text.length() + "\n//# sourceURL=x".length());
        }
    }
}
