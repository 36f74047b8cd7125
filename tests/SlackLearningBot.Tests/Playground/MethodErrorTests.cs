using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.WebApi;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Playground;

/// <summary>Every method's errors, JSON bodies and tiers are those that Slack's own reference lists for it.</summary>
internal sealed class MethodErrorTests
{
    /// <summary>
    /// Methods the samples leave out. Their errors are those of Slack's reference, as slack-ruby/slack-api-ref keeps them in
    /// docs.slack.dev/methods/NAME.json (commits 1ff41c0, 14d2f36 and 0e98f2e).
    /// </summary>
    private static readonly Dictionary<string, Reference> BesideSamples = new(StringComparer.Ordinal)
    {
        ["conversations.kick"] = new(
            3, "cant_kick_from_general", "cant_kick_self", "channel_not_found", "method_not_supported_for_channel_type", "missing_scope", "not_in_channel",
            "not_supported", "restricted_action", "user_not_found"),
        ["conversations.unarchive"] = new(2, "channel_not_found", "method_not_supported_for_channel_type", "missing_scope", "not_archived"),
        ["conversations.leave"] = new(
            3, "cant_leave_general", "channel_not_found", "is_archived", "last_member", "method_not_supported_for_channel_type", "missing_scope",
            "user_is_restricted"),
        ["conversations.rename"] = new(
            2, "channel_not_found", "invalid_name", "invalid_name_maxlength", "invalid_name_punctuation", "invalid_name_required", "invalid_name_specials",
            "is_archived", "method_not_supported_for_channel_type", "missing_scope", "name_taken", "not_authorized", "not_in_channel"),
        ["conversations.setTopic"] = new(
            2, "channel_not_found", "is_archived", "method_not_supported_for_channel_type", "missing_scope", "not_in_channel", "too_long", "user_is_restricted"),
        ["conversations.setPurpose"] = new(
            2, "channel_not_found", "is_archived", "method_not_supported_for_channel_type", "missing_scope", "not_in_channel", "too_long", "user_is_restricted"),
        ["reactions.remove"] = new(
            2, "bad_timestamp", "channel_not_found", "external_channel_migrating", "file_not_found", "file_comment_not_found", "invalid_name",
            "message_not_found", "no_item_specified", "no_reaction", "thread_locked"),
    };

    /// <summary>What Slack answers although its reference does not say so, with who saw it.</summary>
    private static readonly Dictionary<string, string> Observed = new(StringComparer.Ordinal)
    {
        ["* invalid_arguments"] = "Slack's reference of api.test and conversations.setTopic; recorded for views.open (slack-ruby-client)",
        ["* invalid_json"] = "docs.slack.dev/apis/web-api, errors of JSON bodies",
        ["* json_not_object"] = "docs.slack.dev/apis/web-api, errors of JSON bodies",
        ["chat.postMessage cannot_dm_bot"] = "dblock/slack-strava issue 10",
        ["chat.scheduleMessage cannot_dm_bot"] = "as chat.postMessage",
        ["conversations.open cannot_dm_bot"] = "dblock/slack-strava issue 10",
        ["chat.postMessage thread_not_found"] = "slackapi/bolt-js issue 2307",
        ["chat.postEphemeral thread_not_found"] = "as chat.postMessage",
        ["chat.postMessage invalid_thread_ts"] = "jenkinsci/slack-plugin issue 584",
        ["chat.postEphemeral invalid_thread_ts"] = "as chat.postMessage",
        ["chat.postMessage msg_too_long"] = "seratch/ChatGPT-in-Slack issue 102",
        ["chat.postMessage invalid_attachments"] = "slackapi/bolt-js issue 717",
        ["chat.scheduleMessage invalid_attachments"] = "as chat.postMessage",
        ["chat.postEphemeral msg_blocks_too_long"] = "as chat.postMessage, which lists it; slackapi/bolt-js issue 2509",
        ["chat.scheduleMessage msg_blocks_too_long"] = "as chat.postMessage",
        ["chat.update msg_blocks_too_long"] = "as chat.postMessage",
        ["chat.scheduleMessage messages_tab_disabled"] = "as chat.postMessage, which lists it",
    };

    private static IEnumerable<ApiMethod> Methods => ApiMethod.Table.Values.Where(method => method.Name != TestMethods.EchoName);

    [Test]
    public void Every_error_of_every_method_stands_in_slacks_reference_or_was_seen()
    {
        var common = Sample("web-api/common-errors.json").Select(error => error.Key).ToHashSet(StringComparer.Ordinal);
        var strays = Methods
            .SelectMany(method => method.Errors.Select(error => (Name: $"{method.Name} {error}", Known: common.Contains(error) || Listed(method.Name).Contains(error))))
            .Concat(CommonErrors.All.Select(error => (Name: "* " + error, Known: common.Contains(error))))
            .Where(error => !error.Known)
            .Select(error => error.Name)
            .ToList();

        Assert.That(strays, Is.EquivalentTo(Observed.Keys), "what is listed is no longer an observation, what is neither needs a source");
    }

    [Test]
    public void Every_method_takes_json_exactly_where_slack_does()
    {
        var wrong = Methods.Where(method => method.AcceptsJson != TakesJson(method.Name)).Select(method => method.Name);

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Every_method_has_slacks_tier()
    {
        var wrong = Methods.Where(method => Tier(method.Name) is { } tier && tier != method.Tier).Select(method => $"{method.Name}: {Tier(method.Name)}");

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Every_scope_a_method_always_needs_is_one_that_slack_asks_for()
    {
        var wrong = Methods.Where(method => method.Scope is not null && !BesideSamples.ContainsKey(method.Name))
            .Where(method => File(method.Name)["scope"]?["bot"] is not JsonArray scopes || !scopes.Any(scope => (string?)scope == method.Scope))
            .Select(method => $"{method.Name}: {method.Scope}");

        Assert.That(wrong, Is.Empty);
    }

    private static IEnumerable<string> Listed(string method) => BesideSamples.TryGetValue(method, out var reference)
        ? reference.Errors
        : File(method)["errors"]!.AsObject().Select(error => error.Key);

    private static bool TakesJson(string method) => BesideSamples.ContainsKey(method) || (bool?)File(method)["json_input_supported"] == true;

    private static int? Tier(string method) => BesideSamples.TryGetValue(method, out var reference)
        ? reference.Tier
        : (string?)File(method)["rate_limits"] is { } tier ? tier[1] - '0' : null;

    private static JsonObject File(string method) => Sample($"web-api/methods/{method}.json");

    private static JsonObject Sample(string path) =>
        JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(SharedFolder.Require("slack-samples"), path)))!.AsObject();

    private sealed record Reference(int Tier, params string[] Errors);
}
