package io.networkruntime.protocol;

/** An error of JavaScript code as text: already cut to size by the side that caught it. */
public record GuestError(String name, String message, String stack) {
    /** An error whose parts are cut to {@link WireLimits#MAX_ERROR_TEXT_BYTES} each. */
    public static GuestError clipped(String name, String message, String stack) {
        return new GuestError(clip(name), clip(message), clip(stack));
    }

    private static String clip(String text) {
        return WireText.clip(text, WireLimits.MAX_ERROR_TEXT_BYTES);
    }

    public static GuestError of(String name, String message) {
        return new GuestError(name, message, "");
    }
}
