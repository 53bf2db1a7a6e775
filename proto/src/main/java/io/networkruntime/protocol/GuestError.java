package io.networkruntime.protocol;

/** An error of JavaScript code as text: already cut to size by the side that caught it. */
public record GuestError(String name, String message, String stack) {
    public static GuestError of(String name, String message) {
        return new GuestError(name, message, "");
    }
}
