namespace SlackLearningBot.Playground.WebApi;

/// <summary>Errors that every method may answer (https://docs.slack.dev/apis/web-api#responses), whatever it lists of its own.</summary>
internal static class CommonErrors
{
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "unknown_method", "not_authed", "invalid_auth", "account_inactive", "token_revoked", "not_allowed_token_type", "missing_scope",
        "invalid_arguments", "invalid_json", "json_not_object", "missing_post_type", "invalid_post_type", "invalid_charset", "invalid_form_data",
        "ratelimited",
    };
}
