using SlackLearningBot.Slack.Sockets;

namespace SlackLearningBot.Edge.Sockets;

/// <summary>What an operator does about an error that ends Socket Mode; for the log, the health check and <c>doctor</c>.</summary>
internal static class SocketAdvice
{
    public static string For(string error) => error switch
    {
        Disconnect.LinkDisabled =>
            "Socket Mode is switched off for the app (link_disabled): switch it on (api.slack.com/apps, Socket Mode), or leave Slack:AppToken out and use HTTP. Then start again.",
        "missing_scope" =>
            "Slack:AppToken lacks the scope connections:write (missing_scope): make an app-level token that has it (api.slack.com/apps, Basic Information, App-Level Tokens). Then start again.",
        "account_inactive" or "user_removed_from_team" or "team_disabled" or "forbidden_team" or "access_denied" =>
            $"Slack does not let the app in ({error}): see whether Socket Mode is switched on (api.slack.com/apps, Socket Mode), and whether the app, its workspace and the member who made it are still active. Then start again.",
        _ =>
            $"Slack refuses Slack:AppToken ({error}): copy the app-level token again, or make a new one with the scope connections:write (api.slack.com/apps, Basic Information, App-Level Tokens). Then start again.",
    };
}
