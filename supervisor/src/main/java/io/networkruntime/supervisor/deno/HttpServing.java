package io.networkruntime.supervisor.deno;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the connections of one server have in common. Confined to the isolate's thread, but for what {@link #isEnding} says. */
final class HttpServing {
    /** Tells a connection that the server ends. */
    record Ending() {}

    private static final long SECOND = 1000;
    /** RFC 9110 section 5.6.7. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Hears of requests when they come, and when they are answered or lost. */
    interface Listener {
        void arrived(HttpExchange exchange);

        /** On any thread. */
        void ended(HttpExchange exchange);
    }

    private final Listener listener;
    private final ChannelGroup connections;
    private final boolean compresses;
    private volatile boolean ending;
    private long second;
    private String date = "";
    private final PlainAnswers plainAnswers = new PlainAnswers(this::date);

    HttpServing(Listener listener, ChannelGroup connections, boolean compresses) {
        this.listener = listener;
        this.connections = connections;
        this.compresses = compresses;
    }

    void opened(Channel connection) {
        connections.add(connection);
    }

    /** Something else than requests goes over the connection from now on, which the server's end does not concern. */
    void release(Channel connection) {
        connections.remove(connection);
    }

    void arrived(HttpExchange exchange) {
        listener.arrived(exchange);
    }

    void ended(HttpExchange exchange) {
        listener.ended(exchange);
    }

    PlainAnswers plainAnswers() {
        return plainAnswers;
    }

    /** Whether the script wants its responses to be compressed. */
    boolean compresses() {
        return compresses;
    }

    /** Whether a connection is to be closed once its request is answered. */
    boolean isEnding() {
        return ending;
    }

    void end() {
        ending = true;
    }

    /** The time as the Date field has it, RFC 9110 section 6.6.1. */
    String date() {
        long now = System.currentTimeMillis();
        if (now / SECOND != second) {
            second = now / SECOND;
            date = FORMAT.format(Instant.ofEpochMilli(now));
        }
        return date;
    }
}
