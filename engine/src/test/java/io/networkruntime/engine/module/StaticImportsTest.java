package io.networkruntime.engine.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of import declaration, and what only looks like one. */
final class StaticImportsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            import 'm'                          | await import('m')
            import a from 'm';                  | const { default: a } = await import('m');
            import * as a from "m"              | const a = await import("m")
            import {a, b as c} from 'm'         | const { a, b: c } = await import('m')
            import a, {b} from 'm'; b           | const { default: a, b } = await import('m'); b
            import a, * as b from 'm'           | const b = await import('m'), { default: a } = b
            import {default as a} from 'm'      | const { default: a } = await import('m')
            import a from './c.json' with {type: 'json'}; a | const { default: a } = await import('./c.json', { with: {type: 'json'} }); a
            import type { A } from 'm'; 1       | ; 1
            import { type A, b } from 'm'       | const { b } = await import('m')
            import type from 'm'                | const { default: type } = await import('m')
            import {} from 'm'                  | const {  } = await import('m')
            'import a from "m"'                 | 'import a from "m"'
            await import('m')                   | await import('m')
            import                              | import
            """)
    void isADynamicImportOfTheSameNames(String text, String expected) {
        assertThat(StaticImports.asDynamic(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            import a from 'm'; import b from 'n' | const { default: a } = await import('m'); const { default: b } = await import('n')
            """)
    void severalAreReplaced(String text, String expected) {
        assertThat(StaticImports.asDynamic(text)).isEqualTo(expected);
    }
}
