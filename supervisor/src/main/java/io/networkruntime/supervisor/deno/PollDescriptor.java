package io.networkruntime.supervisor.deno;

import java.lang.reflect.Field;
import java.nio.channels.Selector;

/**
 * The file descriptor of the epoll(7) instance behind a selector, by which one poll(2) can wait for it and for other things.
 *
 * <p>The JDK does not tell it. Its field is read where the launcher has opened the package ({@code Add-Opens} in the jar's
 * manifest); elsewhere there is none, and whoever waits must do so in the selector.
 */
final class PollDescriptor {
    private PollDescriptor() {}

    /** It, or nothing. */
    static int[] of(Selector selector) {
        if (!Object.class.getModule().isOpen("sun.nio.ch", PollDescriptor.class.getModule())) {
            return new int[0];
        }
        try {
            Field descriptor = selector.getClass().getDeclaredField("epfd");
            descriptor.setAccessible(true);
            return new int[] {descriptor.getInt(selector)};
        } catch (ReflectiveOperationException e) {
            return new int[0];
        }
    }
}
