using System.Collections.Frozen;
using System.Net.Http.Headers;

namespace SlackLearningBot.Slack.Web;

/// <summary>
/// The one place that decides what a failure means (https://docs.slack.dev/apis/web-api and the errors of each method's page).
/// </summary>
public static class SlackFailures
{
    public const string RateLimited = "ratelimited";

    /// <summary>The posting limit, which comes as a plain error of chat.postMessage.</summary>
    public const string PostingLimited = "rate_limited";

    /// <summary>Ours: no connection, so nothing was sent.</summary>
    public const string NotConnected = "not_connected";

    /// <summary>Ours: the connection was cut after sending.</summary>
    public const string ConnectionCut = "connection_cut";

    /// <summary>Ours: no answer in time.</summary>
    public const string TimedOut = "timed_out";

    /// <summary>Ours: an answer that is no JSON object of Slack's.</summary>
    public const string UnreadableAnswer = "unreadable_answer";

    /// <summary>Ours: a file has more bytes than the caller takes.</summary>
    public const string FileTooLarge = "file_too_large";

    /// <summary>Ours: a file's address leads elsewhere, or to a page to log in at, as it does without the scope files:read.</summary>
    public const string FileNotServed = "file_not_served";

    /// <summary>Ours: a file lies where our token must not go.</summary>
    public const string FileElsewhere = "file_elsewhere";

    /// <summary>Used when Slack limits without saying for how long.</summary>
    public static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>Nobody is made to wait longer than this by a header.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    private static readonly FrozenSet<string> Temporary = FrozenSet.Create(
        StringComparer.Ordinal,
        RateLimited,
        PostingLimited,
        NotConnected,
        // The workspace joins an organisation; both end when the migration does.
        "team_added_to_org",
        "org_login_required",
        "external_channel_migrating",
        // "POST data was missing or truncated": it was not carried out.
        "request_timeout");

    private static readonly FrozenSet<string> Ambiguous = FrozenSet.Create(
        StringComparer.Ordinal, "fatal_error", "internal_error", "service_unavailable", ConnectionCut, TimedOut, UnreadableAnswer, "http_408");

    private static readonly FrozenSet<string> TokenDead = FrozenSet.Create(
        StringComparer.Ordinal,
        "not_authed",
        "invalid_auth",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "not_allowed_token_type");

    /// <summary>
    /// Permanent unless known otherwise. What may have been carried out is ambiguous, unless repeating it does no harm
    /// (<paramref name="repeatable"/>): then it is temporary.
    /// </summary>
    public static FailureKind Classify(string error, int? httpStatus, bool repeatable)
    {
        if (Temporary.Contains(error) || httpStatus is 429)
        {
            return FailureKind.Temporary;
        }

        return Ambiguous.Contains(error) || httpStatus is >= 500
            ? repeatable ? FailureKind.Temporary : FailureKind.Ambiguous
            : FailureKind.Permanent;
    }

    public static bool IsTokenDead(string error) => TokenDead.Contains(error);

    /// <summary>
    /// How long to wait: seconds, or a date measured against the answer's own Date (our clock may differ from Slack's);
    /// missing or nonsense gives 30 s. Between 1 s and 1 h.
    /// </summary>
    public static TimeSpan ReadRetryAfter(HttpResponseHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when headers.Date is { } answered => date - answered,
            _ => DefaultRetryAfter,
        };
        return wait <= TimeSpan.Zero ? TimeSpan.FromSeconds(1) : wait > LongestRetryAfter ? LongestRetryAfter : wait;
    }
}
