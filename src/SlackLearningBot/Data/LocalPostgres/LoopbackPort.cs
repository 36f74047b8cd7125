using System.Net;
using System.Net.Sockets;

namespace SlackLearningBot.Data.LocalPostgres;

internal static class LoopbackPort
{
    /// <summary>The wanted port when nobody listens there, else one that is free now; somebody may still take it before it is used.</summary>
    public static int Choose(int? wanted)
    {
        if (wanted is { } port && IsFree(port))
        {
            return port;
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
