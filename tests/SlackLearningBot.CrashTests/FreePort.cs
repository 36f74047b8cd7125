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

    /// <summary>Until somebody listens there.</summary>
    /// <exception cref="TimeoutException">Nobody does after a minute.</exception>
    public static async Task WaitUntilTakenAsync(int port)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                using var trial = new TcpClient();
                await trial.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Clocks.Real);
            }
        }

        throw new TimeoutException($"Nobody listens on port {port}.");
    }
}
