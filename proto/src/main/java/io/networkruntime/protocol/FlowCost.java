package io.networkruntime.protocol;

/**
 * What a message counts for in {@link ToAgent.Credit} and {@link FromAgent.Consumed}, the same on both sides.
 *
 * <p>Those messages count that start work in the receiver's JavaScript, one each. Their bytes are those of the payload and
 * one per UTF-16 code unit of each text. Streams have their own flow control, {@code StreamPull}.
 */
public final class FlowCost {
    /** The cost of a message that does not count. */
    public static final long FREE = -1;

    private FlowCost() {}

    /** The bytes that the message counts for, or {@link #FREE}. */
    public static long of(ToAgent message) {
        return switch (message) {
            case ToAgent.Deliver deliver ->
                deliver.event().length() + (long) deliver.payload().size();
            case ToAgent.Request request ->
                request.method().length() + (long) request.payload().size();
            case ToAgent.Respond respond -> of(respond.outcome());
            case ToAgent.Execute execute ->
                execute.code().length()
                        + (long) execute.filename().length()
                        + execute.sourceMap().length();
            case ToAgent.DefineModule module ->
                module.name().length()
                        + (long) module.text().length()
                        + module.javascript().length()
                        + module.sourceMap().length();
            case ToAgent.ExecuteModule module -> module.name().length();
            default -> FREE;
        };
    }

    /** The bytes that the message counts for, or {@link #FREE}. */
    public static long of(FromAgent message) {
        return switch (message) {
            case FromAgent.Emitted emitted ->
                emitted.event().length() + (long) emitted.payload().size();
            case FromAgent.Requested requested ->
                requested.method().length() + (long) requested.payload().size();
            case FromAgent.Responded responded -> of(responded.outcome());
            case FromAgent.Executed executed -> of(executed.outcome());
            case FromAgent.Faulted faulted -> of(faulted.error());
            case FromAgent.Printed printed ->
                printed.level().length() + (long) printed.text().length();
            default -> FREE;
        };
    }

    private static long of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Value(var payload) -> payload.size();
            case Outcome.Failure(var error) -> of(error);
        };
    }

    private static long of(GuestError error) {
        return error.name().length()
                + (long) error.message().length()
                + error.stack().length();
    }
}
