using System.Globalization;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Faults;
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
            "limits", "method and calls, by_tier, planning or distributed; retry_after?, garbled?, plain?, posts?, updates?, homes?, reads?, burst?",
            "refuses the next `calls` calls of a method with 429 and Retry-After (30 seconds unless said; without a usable one if `garbled`; as HTTP 200 `rate_limited` if `plain`); or switches limits on or off: Slack's tiers (`by_tier`), planning rates a workspace and minute (`planning`: 300 `posts`, 50 `updates`, 100 `homes`, 50 `reads`, `burst` 20), one read of 15 messages a minute (`distributed`)",
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
        var (tier, planning, distributed) = (request.Body["by_tier"], request.Body["planning"], request.Body["distributed"]);
        if (tier is not null)
        {
            limits.ByTier = request.Flag("by_tier");
        }

        if (planning is not null)
        {
            limits.Planning = request.Flag("planning") ? Rates(request) : null;
        }

        if (distributed is not null)
        {
            limits.IsDistributed = request.Flag("distributed");
        }

        if ((tier ?? planning ?? distributed) is null)
        {
            request.Server.World.Faults.Add(TooMany(request));
        }

        return ControlAnswer.Fine();
    }

    private static FaultWish TooMany(ControlRequest request)
    {
        var wish = (request.Flag("plain"), request.Flag("garbled")) switch
        {
            (true, _) => new FaultWish("W3"),
            (_, true) => new FaultWish("W2") { Variant = "garbled" },
            _ => new FaultWish("W1") { Seconds = request.Body.Whole("retry_after") },
        };
        return wish with { At = request.Text("method"), Count = request.Body.Whole("calls") ?? 1, Team = request.Body.Text("team") };
    }

    private static PlanningRates Rates(ControlRequest request)
    {
        var usual = new PlanningRates();
        double Rate(string name, double instead) => request.Body[name] is not { } given ? instead
            : double.TryParse(given.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate > 0 ? rate
            : throw new ControlRefusal("invalid_" + name, $"'{name}' is '{given}'; expected a number above 0.");
        return new PlanningRates(
            Rate("posts", usual.Posts), Rate("updates", usual.Updates), Rate("homes", usual.Homes), Rate("reads", usual.Reads), (int)Rate("burst", usual.Burst));
    }
}
