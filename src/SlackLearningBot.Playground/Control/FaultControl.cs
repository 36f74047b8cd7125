using System.Globalization;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;
using static SlackLearningBot.Playground.Control.ControlVerb;

namespace SlackLearningBot.Playground.Control;

/// <summary>What shall go wrong: the catalogue, what stands ready, and changing that.</summary>
internal static class FaultControl
{
    public static IReadOnlyList<ControlVerb> Verbs { get; } =
    [
        Get("faults", "", "the catalogue of faults (`catalogue`) and those that stand ready (`active`), with how often each struck; the seed, the limits, the workspaces and the machine's time", request => List(request.Server)),
        PostRaw(
            "faults", "fault, variant?, at?, team?, user?, channel?, count?, chance?, seconds?, carries_out?, value?, from?, until?; or remove, clear or seed",
            "lets something go wrong: `fault` is an id of the catalogue, `at` a method, event type, interaction type or command, `count` how often (1 unless said, or `always`), `chance` 0 to 1; what is done at once answers with what came of it. `remove` takes a rule away by its number, `clear: true` all of them; `seed` decides what is left to chance",
            ChangeAsync),
    ];

    private static async Task<JsonObject> ChangeAsync(ControlRequest request, CancellationToken cancel)
    {
        var plan = request.Server.World.Faults;
        if (request.Body["seed"] is not null)
        {
            plan.Seed = Whole(request, "seed");
        }

        if (request.Flag("clear"))
        {
            plan.Clear();
        }
        else if (request.Body["remove"] is not null)
        {
            var number = Whole(request, "remove");
            return plan.Remove(number) ? ControlAnswer.Fine() : throw new ControlRefusal("no_such_rule", $"There is no rule {number}.", StatusCodes.Status404NotFound);
        }
        else if (request.Body["seed"] is null || request.Body["fault"] is not null)
        {
            return await AddAsync(request, cancel);
        }

        return ControlAnswer.Fine();
    }

    private static async Task<JsonObject> AddAsync(ControlRequest request, CancellationToken cancel)
    {
        try
        {
            var (rule, came) = await request.Server.FaultAsync(Wish(request), cancel);
            came["number"] = rule.Number;
            return came;
        }
        catch (FaultException wrong)
        {
            throw new ControlRefusal("invalid_" + wrong.Field, wrong.Message);
        }
    }

    private static FaultWish Wish(ControlRequest request)
    {
        var body = request.Body;
        var chance = Fraction(request, "chance") ?? 1;
        return new FaultWish(request.Text("fault"))
        {
            Variant = body.Text("variant"), At = body.Text("at"), Team = body.Text("team"), User = body.Text("user"), Channel = body.Text("channel")?.TrimStart('#'),
            Chance = chance, Count = Count(request, chance), From = ControlTable.Instant(request, "from"), Until = ControlTable.Instant(request, "until"),
            Seconds = Fraction(request, "seconds"), CarriesOut = body["carries_out"] is null ? null : request.Flag("carries_out"), Value = body.Text("value"),
        };
    }

    private static int? Count(ControlRequest request, double chance) =>
        request.Body["count"] is null ? chance < 1 ? null : 1
        : request.Body.Text("count") == "always" ? null
        : Whole(request, "count");

    private static int Whole(ControlRequest request, string name) =>
        int.TryParse(request.Body[name]?.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ControlRefusal("invalid_" + name, $"'{name}' is '{request.Body[name]}'; expected a whole number{(name == "count" ? ", or always" : "")}.");

    private static double? Fraction(ControlRequest request, string name) =>
        request.Body[name] is not { } given ? null
        : double.TryParse(given.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ControlRefusal("invalid_" + name, $"'{name}' is '{given}'; expected a number.");

    private static JsonObject List(PlaygroundServer server) => new()
    {
        ["ok"] = true, ["seed"] = server.World.Faults.Seed, ["machine_now"] = server.World.Machine.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        ["limits"] = Limits(server.World.Limits),
        ["teams"] = Json.Array(server.World.All.Select(workspace => new JsonObject { ["id"] = workspace.TeamId, ["name"] = workspace.Seed.Name })),
        ["active"] = Json.Array(server.World.Faults.Rules.Select(Rule)),
        ["catalogue"] = Json.Array(FaultTable.All.Select(Entry)),
    };

    /// <summary>What is refused without any fault, and the planning rates that would be kept to.</summary>
    private static JsonObject Limits(RateLimits limits)
    {
        var rates = limits.Planning ?? new PlanningRates();
        return new JsonObject
        {
            ["planning"] = limits.Planning is not null, ["by_tier"] = limits.ByTier, ["distributed"] = limits.IsDistributed,
            ["rates"] = new JsonObject { ["posts"] = rates.Posts, ["updates"] = rates.Updates, ["homes"] = rates.Homes, ["reads"] = rates.Reads, ["burst"] = rates.Burst },
        };
    }

    private static JsonObject Rule(FaultRule rule)
    {
        var wish = rule.Wish;
        return new JsonObject
        {
            ["number"] = rule.Number, ["fault"] = rule.Fault.Id, ["name"] = rule.Fault.Name, ["variant"] = rule.Variant.Name, ["at"] = wish.At,
            ["where"] = Json.Strings(wish.At is null ? rule.Variant.At : [wish.At]), ["team"] = wish.Team, ["user"] = wish.User, ["channel"] = wish.Channel,
            ["count"] = wish.Count, ["chance"] = wish.Chance, ["seconds"] = wish.Seconds, ["carries_out"] = wish.CarriesOut, ["value"] = wish.Value,
            ["from"] = wish.From?.ToString("O", CultureInfo.InvariantCulture), ["until"] = wish.Until?.ToString("O", CultureInfo.InvariantCulture),
            ["hits"] = rule.Hits, ["met"] = rule.Met, ["spent"] = rule.IsSpent,
        };
    }

    private static JsonObject Entry(Fault fault) => new()
    {
        ["id"] = fault.Id, ["place"] = fault.Place.ToString().ToLowerInvariant(), ["name"] = fault.Name, ["does"] = fault.Does,
        ["variants"] = Json.Array(fault.Variants.Select(variant => new JsonObject
        {
            ["name"] = variant.Name, ["at"] = Json.Strings(variant.At), ["now"] = variant.Effect.IsAtOnce, ["waits"] = variant.Effect is not OnceEffect,
            ["chooses"] = variant.Effect is CallEffect { CarriesOut: null },
        })),
        ["seconds"] = fault.Seconds is { } seconds ? new JsonObject { ["means"] = seconds.Meaning, ["usual"] = seconds.Usual } : null,
        ["not_here"] = fault.NotHere,
    };
}
