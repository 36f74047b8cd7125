using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;
using static SlackLearningBot.Playground.Control.ControlVerb;

namespace SlackLearningBot.Playground.Control;

/// <summary>What happens to an app at Slack rather than in a workspace: it is removed, told late of it, and limited.</summary>
internal static class AppControl
{
    public static IReadOnlyList<ControlVerb> Verbs { get; } =
    [
        PostRaw(
            "uninstall", "app_first?, late?, new_bot_user?",
            "removes the app: its tokens die, and it hears `tokens_revoked` and `app_uninstalled` (with `app_first` in the other order; those in `late` wait for `deliver-late`). With `new_bot_user` the next installation brings another bot user",
            UninstallAsync),
        PostRaw("deliver-late", "", "sends the events of a removal that were kept back, with the time at which it happened", async (request, cancel) =>
        {
            await request.Server.DeliverLateAsync(request.Workspace, cancel);
            return ControlAnswer.Fine();
        }),
        PostRaw(
            "limits", "method and calls, or by_tier; retry_after?, garbled?, plain?",
            "refuses the next `calls` calls of a method with 429 and Retry-After (30 seconds unless said; without a usable one if `garbled`; as HTTP 200 `rate_limited` if `plain`), or switches Slack's limits by tier on or off",
            (request, _) => Task.FromResult(Limit(request))),
    ];

    private static async Task<JsonObject> UninstallAsync(ControlRequest request, CancellationToken cancel)
    {
        request.Server.World.NextInstallHasNewBotUser = request.Flag("new_bot_user");
        await request.Server.UninstallAsync(
            request.Workspace,
            new Goodbye
            {
                Order = request.Flag("app_first") ? [Goodbye.App, Goodbye.Tokens] : [Goodbye.Tokens, Goodbye.App],
                Late = request.Body["late"] is null ? [] : request.Texts("late"),
            },
            cancel);
        return ControlAnswer.Fine();
    }

    private static JsonObject Limit(ControlRequest request)
    {
        var limits = request.Server.World.Limits;
        if (request.Body["by_tier"] is not null)
        {
            limits.ByTier = request.Flag("by_tier");
            return ControlAnswer.Fine();
        }

        var answer = (request.Flag("plain"), request.Flag("garbled")) switch
        {
            (true, _) => new TooMany(StatusCodes.Status200OK, RetryAfter: null, "rate_limited"),
            (_, true) => new TooMany(StatusCodes.Status429TooManyRequests, "abc", "ratelimited"),
            _ => TooMany.Usual(request.Body.Whole("retry_after") ?? 30),
        };
        limits.Refuse(request.Text("method"), request.Body.Whole("calls") ?? 1, answer, request.Body.Text("team"));
        return ControlAnswer.Fine();
    }
}
