using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SlackLearningBot.Slack.Inbound;

/// <summary>What the check of a request's signature found.</summary>
public enum SignatureCheck
{
    Valid,
    MissingHeaders,
    BadTimestamp,
    TooOld,
    TooFarInFuture,
    WrongSignature,
}

/// <summary>
/// The v0 signature of Slack's requests: HMAC-SHA256 over <c>v0:timestamp:raw body</c>
/// (https://docs.slack.dev/authentication/verifying-requests-from-slack).
/// </summary>
public static class SlackSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    private const string Prefix = "v0=";

    /// <summary>Checks the signature over the bytes as they came, in constant time; the timestamp may differ by 300 s in either direction.</summary>
    public static SignatureCheck Verify(
        string secret, string? timestampHeader, string? signatureHeader, ReadOnlySpan<byte> rawBody, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        if (string.IsNullOrEmpty(timestampHeader) || string.IsNullOrEmpty(signatureHeader))
        {
            return SignatureCheck.MissingHeaders;
        }

        if (!long.TryParse(timestampHeader, NumberStyles.None, CultureInfo.InvariantCulture, out var unixSeconds))
        {
            return SignatureCheck.BadTimestamp;
        }

        var age = now.ToUnixTimeSeconds() - unixSeconds;
        if (age > SlackLimits.SignatureAgeSeconds)
        {
            return SignatureCheck.TooOld;
        }

        if (age < -SlackLimits.SignatureAgeSeconds)
        {
            return SignatureCheck.TooFarInFuture;
        }

        // The header's own digits are signed, not the number they mean ("0123" is another text than "123").
        var expected = Encoding.UTF8.GetBytes(Compute(secret, timestampHeader, rawBody));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signatureHeader))
            ? SignatureCheck.Valid
            : SignatureCheck.WrongSignature;
    }

    /// <summary>The value Slack would send in <see cref="SignatureHeader"/>.</summary>
    public static string Sign(string secret, long unixSeconds, ReadOnlySpan<byte> rawBody) =>
        Compute(secret, unixSeconds.ToString(CultureInfo.InvariantCulture), rawBody);

    private static string Compute(string secret, string timestamp, ReadOnlySpan<byte> rawBody)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData("v0:"u8);
        hmac.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hmac.AppendData(":"u8);
        hmac.AppendData(rawBody);
        return Prefix + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
