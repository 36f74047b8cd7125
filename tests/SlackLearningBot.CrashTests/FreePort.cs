using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SlackLearningBot.CrashTests;

internal static class FreePort
{
    /// <summary>Below those that the system gives to outgoing connections, for a bot that is dead for a while must find its port free.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
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
