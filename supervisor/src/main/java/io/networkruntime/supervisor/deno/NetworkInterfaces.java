package io.networkruntime.supervisor.deno;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The machine's network addresses, one record for each, IPv4 before IPv6. */
final class NetworkInterfaces {
    private NetworkInterfaces() {}

    static List<Map<String, @Nullable Object>> list() throws SocketException {
        List<Map<String, @Nullable Object>> addresses = new ArrayList<>();
        for (boolean ipv4 : new boolean[] {true, false}) {
            for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
                for (InterfaceAddress address : network.getInterfaceAddresses()) {
                    if (address.getAddress() instanceof Inet4Address == ipv4) {
                        addresses.add(describe(network, address));
                    }
                }
            }
        }
        return addresses;
    }

    private static Map<String, @Nullable Object> describe(NetworkInterface network, InterfaceAddress given)
            throws SocketException {
        InetAddress address = given.getAddress();
        int prefix = given.getNetworkPrefixLength();
        String text = plain(address);
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        described.put("family", address instanceof Inet4Address ? "IPv4" : "IPv6");
        described.put("name", network.getName());
        described.put("address", text);
        described.put("netmask", netmask(address.getAddress().length, prefix));
        described.put("scopeid", address instanceof Inet6Address six ? six.getScopeId() * linkLocal(six) : null);
        described.put("cidr", text + "/" + prefix);
        byte[] mac = network.getHardwareAddress();
        described.put(
                "mac",
                mac == null ? "00:00:00:00:00:00" : HexFormat.ofDelimiter(":").formatHex(mac));
        return described;
    }

    private static int linkLocal(Inet6Address address) {
        return address.isLinkLocalAddress() ? 1 : 0;
    }

    private static String netmask(int bytes, int prefix) {
        byte[] mask = new byte[bytes];
        for (int bit = 0; bit < prefix; bit++) {
            mask[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        try {
            return plain(InetAddress.getByAddress(mask));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes + " bytes", e);
        }
    }

    /** An address as RFC 5952 writes it, without its zone. */
    static String plain(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        int zone = text.indexOf('%');
        return Ipv6Text.shorten(zone < 0 ? text : text.substring(0, zone));
    }
}
