package io.networkruntime.engine.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WebAddressTest {
    @Test
    void whatAUriForbidsInPathAndQueryIsPercentEncoded() {
        assertThat(WebAddress.of("http://localhost:1/a[b]^c|d?e=f|g{h}`\\\"<>").toString())
                .isEqualTo("http://localhost:1/a%5Bb%5D%5Ec%7Cd?e=f%7Cg%7Bh%7D%60%5C%22%3C%3E");
    }

    @Test
    void aPercentSignThatBeginsNoEscapeIsEncodedAndEscapesStay() {
        assertThat(WebAddress.of("http://localhost/%41%zz%?%%C3").toString())
                .isEqualTo("http://localhost/%41%25zz%25?%25%C3");
    }

    @Test
    void everythingElseStaysAsItIs() {
        String url = "https://user@example.com:8443/a/b;c=d/~e.f,g(h)*'!$&+@:?q=1&r=/?";
        assertThat(WebAddress.of(url).toString()).isEqualTo(url);
        assertThat(WebAddress.of("http://[::1]:80").toString()).isEqualTo("http://[::1]:80");
        assertThat(WebAddress.of("http://[::1]:80/a").getHost()).isEqualTo("[::1]");
    }
}
