using System.Globalization;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.WebApi;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>Answers that are right by Slack's word and yet not what an app expects.</summary>
internal static class OddAnswerFaults
{
    private static readonly string[] Lists = ["users.list", "conversations.members", "conversations.history", "conversations.replies", "conversations.list", "users.conversations"];
    private static readonly string[] ItemNames = ["members", "messages", "channels"];
    private static readonly string[] ZoneFields = ["tz", "tz_label", "tz_offset", "locale"];
    private static readonly string[] Users = ["users.info", "users.list"];

    private static readonly string Foreign = new('0', 64);

    public static IReadOnlyList<Fault> All =>
    [
        new("W27", FaultPlace.Call, "Odd pages", "a cursor is refused, a limit demanded; a page is empty, short, or has somebody twice",
        [
            new("invalid_cursor", new CallEffect(CarriesOut: false, (_, _) => Reply.Refuse("invalid_cursor"))) { At = Lists },
            new("limit_required", new CallEffect(CarriesOut: false, (_, _) => Reply.Refuse("limit_required"))) { At = Lists },
            new("empty_page", new CallEffect(CarriesOut: true, (strike, reply) => Paged(strike, reply, empty: true))) { At = Lists },
            new("short_page", new CallEffect(CarriesOut: true, (strike, reply) => Paged(strike, reply, empty: false))) { At = Lists },
            new("twice", new CallEffect(CarriesOut: true, (_, reply) => Twice(reply))) { At = Lists },
        ]),
        new("W29", FaultPlace.Call, "Warnings with success", "ok, with a warning", Fault.One(new CallEffect(CarriesOut: true, (_, reply) =>
        {
            if (reply.Body.Flag("ok"))
            {
                reply.Body["warning"] = "missing_charset";
                var metadata = reply.Body["response_metadata"] as JsonObject ?? [];
                metadata["warnings"] = Json.Strings(["missing_charset"]);
                reply.Body["response_metadata"] = metadata.Parent is null ? metadata : metadata.DeepClone();
            }

            return reply;
        }))),
        new("W30", FaultPlace.Call, "Sparse user", "a person without zone, locale and e-mail; a stranger; somebody deactivated with next to no profile",
        [
            new("sparse", new CallEffect(CarriesOut: true, (_, reply) => EachUser(reply, Strip))) { At = Users },
            new("stranger", new CallEffect(CarriesOut: true, (_, reply) => EachUser(reply, user =>
            {
                Strip(user);
                user["is_stranger"] = true;
            }))) { At = Users },
            new("deleted", new CallEffect(CarriesOut: true, (_, reply) => EachUser(reply, user =>
            {
                Strip(user);
                user["deleted"] = true;
                user["profile"] = new JsonObject { ["real_name"] = "Deactivated User" };
            }))) { At = Users },
        ]),
        new("W31", FaultPlace.Call, "Installation refused", "the code, address, client or secret is refused; or the person comes back with a no, or with a state that is missing, foreign or was used before",
        [
            .. Fault.Each(["invalid_code", "bad_redirect_uri", "invalid_client_id", "bad_client_secret", "invalid_refresh_token"], error =>
                new CallEffect(CarriesOut: false, (_, _) => Reply.Refuse(error))).Select(variant => variant with { At = ["oauth.v2.access"] }),
            new("access_denied", new ConsentEffect((back, _) => new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = back.GetValueOrDefault("state") })),
            new("state_missing", new ConsentEffect((back, _) => new Dictionary<string, string?>(back) { ["state"] = null })),
            new("state_foreign", new ConsentEffect((back, _) => new Dictionary<string, string?>(back) { ["state"] = Foreign })),
            new("state_reused", new ConsentEffect((back, before) => new Dictionary<string, string?>(back) { ["state"] = before ?? Foreign })),
        ]),
        new("W32", FaultPlace.Call, "Refresh race", "a refresh token is used twice", [])
        {
            NotHere = "tokens of this bot do not rotate, and the Playground gives no refresh tokens out",
        },
        new("W33", FaultPlace.Call, "Sign-in that is wrong", "an id_token with a wrong audience, issuer, nonce or signature", [])
        {
            NotHere = "neither this bot nor the Playground has Sign in with Slack",
        },
        new("W35", FaultPlace.Call, "Clocks differ", "Slack's Date header is off from the app's clock; or the timestamps of all messages from now on lie before the requests that made them",
        [
            new("date", new CallEffect(CarriesOut: true, Skewed)),
            new("ts", new OnceEffect(doing =>
            {
                doing.Workspace.TsLag = doing.Rule.Duration;
                return Task.FromResult(Doing.Done());
            })),
        ])
        {
            Seconds = new("how far Slack's clock lies behind", 30),
        },
    ];

    private static JsonArray? Items(Reply reply) => ItemNames.Select(name => reply.Body[name]).OfType<JsonArray>().FirstOrDefault();

    /// <summary>What the page should have held comes with its cursor, so that nothing is lost to who follows cursors to the end.</summary>
    private static Reply Paged(Strike strike, Reply reply, bool empty)
    {
        if (Items(reply) is not { Count: > 0 } items)
        {
            return reply;
        }

        var kept = empty ? 0 : Math.Max(1, items.Count / 2);
        var before = Paging.StartOf(strike.Occasion.Given.Text("cursor"));
        while (items.Count > kept)
        {
            items.RemoveAt(items.Count - 1);
        }

        reply.Body["response_metadata"] = Paging.Metadata(Paging.CursorAt(before + kept));
        if (reply.Body.ContainsKey("has_more"))
        {
            reply.Body["has_more"] = true;
        }

        return reply;
    }

    private static Reply Twice(Reply reply)
    {
        if (Items(reply) is { Count: > 0 } items)
        {
            items.Add(items[0]!.DeepClone());
        }

        return reply;
    }

    private static Reply EachUser(Reply reply, Action<JsonObject> change)
    {
        foreach (var user in (Items(reply) ?? []).Append(reply.Body["user"]).OfType<JsonObject>().Where(user => !user.Flag("is_bot")))
        {
            change(user);
        }

        return reply;
    }

    private static void Strip(JsonObject user)
    {
        foreach (var name in ZoneFields)
        {
            user.Remove(name);
        }

        (user["profile"] as JsonObject)?.Remove("email");
    }

    private static Reply Skewed(Strike strike, Reply reply)
    {
        var slack = strike.Occasion.Workspace?.MachineNow ?? DateTimeOffset.UnixEpoch;
        return reply.With("Date", (slack - strike.Duration).ToString("R", CultureInfo.InvariantCulture));
    }
}
