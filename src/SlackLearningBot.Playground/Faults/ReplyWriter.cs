using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace SlackLearningBot.Playground.Faults;

/// <summary>Sends an answer as it is to arrive: late, in full, or not at all.</summary>
internal static class ReplyWriter
{
    public static async Task WriteAsync(HttpContext context, Reply reply, TimeProvider machine, CancellationToken cancel)
    {
        if (reply.Delay > TimeSpan.Zero)
        {
            await Task.Delay(reply.Delay, machine, cancel);
        }

        if (reply.IsCut)
        {
            Reset(context);
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(reply.Content(), cancel);
    }

    /// <summary>A TCP reset: the other end learns nothing but that the connection is gone.</summary>
    public static void Reset(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }

        context.Abort();
    }
}
