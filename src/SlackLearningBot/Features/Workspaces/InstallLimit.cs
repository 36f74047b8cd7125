using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>
/// How often one address may open the pages of an installation: each writes a row, and anybody may open them. The address is the connection's own;
/// behind a proxy it is the visitor's when ASPNETCORE_FORWARDEDHEADERS_ENABLED=true lets the platform believe the proxy.
/// </summary>
internal static class InstallLimit
{
    public const string Policy = "install";

    public const int MostAMinute = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void Configure(RateLimiterOptions options)
    {
        options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            NetworkOf(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = MostAMinute, Window = Window }));
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return new ValueTask(InstallPages.WriteAsync(rejected.HttpContext, InstallView.TooOften));
        };
    }

    /// <summary>Of an IPv6 address the first half: a household has the other half to itself.</summary>
    internal static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };
}
