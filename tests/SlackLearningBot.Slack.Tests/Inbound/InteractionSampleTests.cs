using System.Text;
using System.Text.Json;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Tests.Inbound;

/// <summary>Every interaction and command among Slack's samples.</summary>
internal sealed class InteractionSampleTests
{
    private static IEnumerable<string> Samples() =>
        [.. SlackSamples.Names("interactivity"), .. SlackSamples.Names("skeletons/app-backend").Where(name => !IsCommand(name))];

    private static IEnumerable<string> Commands() =>
        [.. SlackSamples.Names("slash-commands"), .. SlackSamples.Names("skeletons/app-backend").Where(IsCommand)];

    private static bool IsCommand(string name) => name.Contains("SlashCommand", StringComparison.Ordinal);

    [TestCaseSource(nameof(Samples))]
    public void A_sample_is_read_with_its_own_ids(string name) => AssertRead(Odd.Filled(SlackSamples.ReadJson(name)));

    [TestCaseSource(nameof(Samples))]
    public void A_sample_with_fields_nobody_knows_yet_is_read_the_same(string name) =>
        AssertRead(Odd.WithUnknownFields(Odd.Filled(SlackSamples.ReadJson(name))));

    [TestCaseSource(nameof(Samples))]
    public void A_sample_comes_through_its_form_unchanged(string name)
    {
        var json = Odd.Filled(SlackSamples.ReadJson(name)).GetRawText();
        var form = "payload=" + Uri.EscapeDataString(json).Replace("%20", "+", StringComparison.Ordinal);

        var parsed = Interaction.ParseForm(Encoding.UTF8.GetBytes(form));

        Assert.That(parsed.Actor, Is.EqualTo(Interaction.Parse(json).Actor));
        Assert.That(parsed.GetType(), Is.EqualTo(Interaction.Parse(json).GetType()));
    }

    [TestCaseSource(nameof(Commands))]
    public void A_command_is_read_with_its_own_ids(string name)
    {
        var json = Odd.Filled(SlackSamples.ReadJson(name));
        var form = string.Join('&', json.EnumerateObject().Select(member =>
            $"{Uri.EscapeDataString(member.Name)}={Uri.EscapeDataString(member.Value.ToString())}"));

        var command = SlashCommand.Parse(Encoding.UTF8.GetBytes(form));

        Assert.Multiple(() =>
        {
            Assert.That(command.Command, Is.EqualTo(json.Text("command")));
            Assert.That(command.Text, Is.EqualTo(json.Text("text")));
            Assert.That(command.TeamId, Is.EqualTo(json.Text("team_id")));
            Assert.That(command.UserId, Is.EqualTo(json.Text("user_id")));
            Assert.That(command.ChannelId, Is.EqualTo(json.Text("channel_id")));
            Assert.That(command.EnterpriseId, Is.EqualTo(json.Text("enterprise_id")));
            Assert.That(command.ResponseUrl, Is.EqualTo(json.Text("response_url")));
            Assert.That(command.TriggerId, Is.EqualTo(json.Text("trigger_id")));
            Assert.That(command.IsEnterpriseInstall, Is.EqualTo(json.Flag("is_enterprise_install")));
        });
    }

    private static void AssertRead(JsonElement json)
    {
        var parsed = Interaction.Parse(Encoding.UTF8.GetBytes(json.GetRawText()));

        Assert.That(parsed.Actor.UserId, Is.EqualTo(json.IdOf("user") ?? ""));
        Assert.That(parsed.Actor.TeamId, Is.EqualTo(ExpectedTeam(json)));
        switch (parsed)
        {
            case BlockActions actions:
                Assert.That(json.Text("type"), Is.EqualTo("block_actions"));
                Assert.That(
                    actions.Actions.Select(action => (action.ActionId, action.BlockId, action.Type, action.ActionTs)),
                    Is.EqualTo(json.Items("actions").Select(action => (
                        action.Text("action_id") ?? "", action.Text("block_id") ?? "", action.Text("type") ?? "", action.Text("action_ts")))));
                Assert.That(actions.ResponseUrl, Is.EqualTo(json.Text("response_url")));
                Assert.That(actions.TriggerId, Is.EqualTo(json.Text("trigger_id")));
                Assert.That(actions.Message?.Ts, Is.EqualTo(json.Text("message", "ts")));
                break;
            case ViewSubmission submission:
                Assert.That(submission.View.CallbackId, Is.EqualTo(json.Text("view", "callback_id") ?? ""));
                Assert.That(submission.View.PrivateMetadata, Is.EqualTo(json.Text("view", "private_metadata") ?? ""));
                Assert.That(submission.State.All, Has.Count.EqualTo(CountStates(json)));
                Assert.That(submission.ResponseUrls, Has.Count.EqualTo(json.Items("response_urls").Count));
                break;
            case ViewClosed closed:
                Assert.That(closed.View.Id, Is.EqualTo(json.Text("view", "id") ?? ""));
                Assert.That(closed.IsCleared, Is.EqualTo(json.Flag("is_cleared")));
                break;
            case Shortcut shortcut:
                Assert.That(shortcut.CallbackId, Is.EqualTo(json.Text("callback_id")));
                break;
            case MessageAction action:
                Assert.That(action.CallbackId, Is.EqualTo(json.Text("callback_id")));
                Assert.That(action.Message.Ts, Is.EqualTo(json.Text("message", "ts")));
                Assert.That(action.ChannelId, Is.EqualTo(json.Text("channel", "id")));
                break;
            case BlockSuggestion suggestion:
                Assert.That(suggestion.ActionId, Is.EqualTo(json.Text("action_id")));
                Assert.That(suggestion.Value, Is.EqualTo(json.Text("value")));
                break;
            case UnknownInteraction unknown:
                Assert.That(unknown.Type, Is.EqualTo(json.Text("type") ?? ""));
                Assert.That(
                    unknown.Type,
                    Is.Not.AnyOf("block_actions", "view_submission", "view_closed", "shortcut", "message_action", "block_suggestion"));
                break;
        }
    }

    private static string? ExpectedTeam(JsonElement json) =>
        new[]
        {
            json.Text("view", "app_installed_team_id"), json.Text("team", "id"), json.Text("user", "team_id"), json.Text("view", "team_id"),
        }.FirstOrDefault(team => team is not null);

    private static int CountStates(JsonElement json) =>
        json.Object("view")?.Object("state")?.Object("values")?.EnumerateObject().Sum(block => block.Value.EnumerateObject().Count()) ?? 0;
}
