package io.networkruntime.engine.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class V8EngineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "new Intl.NumberFormat('de-DE').format(1234567.89) | 1.234.567,89",
                "(12345.6).toLocaleString('en-IN', {style: 'currency', currency: 'INR'}) | ₹12,345.60",
                "new Intl.DateTimeFormat('fr', {dateStyle: 'full', timeZone: 'UTC'}).format(0) | jeudi 1 janvier 1970",
                "new Intl.DateTimeFormat('en-GB', {timeStyle: 'long', timeZone: 'Asia/Kathmandu'}).format(0) | 05:30:00 GMT+5:30",
                "[...'aé漢1'].map(c => /\\p{L}/u.test(c) ? 1 : 0).join('') | 1110",
                "String(/^\\p{RGI_Emoji}$/v.test('👩‍🚀')) | true",
                "'ﬁ①Å'.normalize('NFKC') | fi1Å",
                "'İ'.toLocaleLowerCase('tr') | i",
                "['z', 'ä', 'a'].sort(new Intl.Collator('sv').compare).join('') | azä",
                "new Intl.PluralRules('ar').select(3) | few",
                "new Intl.DisplayNames('ja', {type: 'region'}).of('CH') | スイス",
                "new Intl.ListFormat('es').format(['a', 'b', 'c']) | a, b y c",
                "new Intl.RelativeTimeFormat('ru').format(-2, 'day') | 2 дня назад",
                "new Intl.DurationFormat('en').format({hours: 1, minutes: 2}) | 1 hr, 2 min",
                "[...new Intl.Segmenter('ja', {granularity: 'word'}).segment('吾輩は猫である')].map(s => s.segment).join('/') | 吾輩/は/猫/で/ある",
                "Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO('America/New_York').offset | -05:00",
                "new Intl.DateTimeFormat('he-u-ca-hebrew', {dateStyle: 'long', timeZone: 'UTC'}).format(0) | כ״ג בטבת תש״ל",
            })
    void theLanguageDataOfTheWorldIsThere(String script, String expected) throws JavetException {
        assertThat(TestEngine.run(script)).isEqualTo(expected);
    }

    @Test
    void theLibraryAsksForTheDataThatTheBuildMade() throws IOException {
        NativeFiles files = TestEngine.files();
        String wanted = files.icuData().getFileName().toString().replace(".dat", "");
        MarkedCopy library = new MarkedCopy(wanted);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(files.library()))) {
            in.transferTo(library);
        }

        assertThat(wanted).isEqualTo("icudt77l");
        assertThat(library.hasSeenMark()).isTrue();
    }

    @Test
    void theLibraryHasTheNameThatJavetLooksFor() throws JavetException {
        assertThat(TestEngine.files().library()).hasFileName(new JavetLibLoader(JSRuntimeType.V8I18n).getLibFileName());
    }

    @Test
    void theSameFilesAndFlagsGiveTheSameHost() {
        assertThat(V8Engine.load(TestEngine.files(), EngineFlags.standard())).isSameAs(TestEngine.host());
    }

    @Test
    void otherFlagsAreRefusedOnceV8IsThere() {
        TestEngine.host();

        assertThatThrownBy(() ->
                        V8Engine.load(TestEngine.files(), EngineFlags.standard().with("--jitless")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--jitless");
    }

    @Test
    void sloppyModeIsTheDefaultAsInABrowser() throws JavetException {
        assertThat(TestEngine.run("(function () { return typeof this })()")).isEqualTo("object");
    }

    @Test
    void theStandardFlagsHideSharedMemory() throws JavetException {
        assertThat(TestEngine.run("typeof SharedArrayBuffer")).isEqualTo("undefined");
    }

    @Test
    void aFlagThatIsNoneIsRefused() {
        assertThatThrownBy(() -> EngineFlags.standard().with("--a --b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'--a --b'");
    }

    @Test
    void filesOfAnAgentAreNamedWithoutASearch(@TempDir Path folder) {
        NativeFiles files = NativeFiles.at(folder);

        assertThat(files.library().getParent()).isEqualTo(folder);
        assertThat(files.icuData()).doesNotExist();
        assertThat(NativeFiles.at(TestEngine.files().folder())).isEqualTo(TestEngine.files());
    }
}
