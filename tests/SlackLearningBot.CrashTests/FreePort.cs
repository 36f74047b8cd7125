using System.Net;
using System.Net.Sockets;

namespace SlackLearningBot.CrashTests;

internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether somebody listens there now.</summary>
    public static bool IsTaken(int port)
    {
        try
        {
            using var trial = new TcpClient();
            trial.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
