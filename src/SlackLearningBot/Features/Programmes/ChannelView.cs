using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>All words about a group's own channel.</summary>
internal static class ChannelView
{
    public const string Wish = "programme.channel";
    public const string Retry = "programme.channel_again";
    public const string Callback = "programme.channel_wished";
    public const string NameField = "programme_channel_name";

    private const string Public = "public";
    private const string Private = "private";

    private static readonly Option None = Option.Plain("No channel", "none");
    private static readonly Option[] Kinds = [Option.Plain("A private channel: its members see it", Private), Option.Plain("A public channel: everybody sees it", Public)];

    /// <summary>In the form of a new group.</summary>
    public static Input Choice(string field) => new(
        "A channel of its own?", new StaticSelect(field, [None, .. Kinds], InitialOption: None),
        Hint: "I make it once they are enrolled, call it after the programme and its day, and bring them in. In it they see who else is in the group.", Optional: true, BlockId: field);

    /// <summary>Null for none.</summary>
    public static bool? IsPrivate(string? chosen) => chosen switch
    {
        Private => true,
        Public => false,
        _ => null,
    };

    public static ModalView Form(Cohort cohort, ChannelWish proposed) => new(
        "A channel of its own",
        [
            new Input("What is it called?", new PlainTextInput(NameField, InitialValue: proposed.Name, MaxLength: ChannelNames.Longest), Hint: "Small letters, digits, - and _.", BlockId: NameField),
            new Input("Who sees it?", new StaticSelect(CohortForm.OwnChannel, Kinds, InitialOption: Kinds[proposed.IsPrivate ? 0 : 1]), BlockId: CohortForm.OwnChannel),
            new Context([Mrkdwn.Of($"Everybody of the group is brought in once, at a decent hour of theirs. In it they see who else is in the group.")]),
        ],
        submit: "Make it",
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: ProgrammesJson.Cohort(cohort.CohortId));

    /// <summary>On the owner's card; null where there is nothing to tell.</summary>
    public static Block? Line(Cohort cohort, CohortChannel? channel) => (cohort.State, channel) switch
    {
        (_, null) => null,
        (CohortStates.Cancelled, { ChannelId: { } id }) => new Context([Mrkdwn.Of($"Its channel {new SlackChannel(id)} stays. Archive it when nobody needs it any more.")]),
        (CohortStates.Cancelled, _) or (CohortStates.Over, { ChannelId: null } or { Problem: not null }) => null,
        (_, { Problem: not null } refused) => new Section(Why(refused)),
        (_, { ChannelId: { } id }) => new Context([Mrkdwn.Of($"Its channel: {new SlackChannel(id)}.")]),
        (CohortStates.Running, { } wished) => new Context([Mrkdwn.Of($"Its channel #{wished.Name} is being made.")]),
        (_, { } wished) => new Context([Mrkdwn.Of($"It gets a {Kind(wished)} channel: #{wished.Name}.")]),
    };

    public static IEnumerable<Element> OwnersButtons(Cohort cohort, CohortChannel? channel)
    {
        var value = ProgrammesJson.Cohort(cohort.CohortId);
        if (cohort.IsRunning && channel is null)
        {
            yield return new Button("Make a channel…", Wish, value);
        }
        else if (cohort.IsRunning && channel is { Problem: not null })
        {
            yield return new Button("Try the channel again", Retry, value);
            yield return new Button("Another channel…", Wish, value);
        }
    }

    /// <summary>To whoever opened the group.</summary>
    public static SlackMessage Refused(Cohort cohort, CohortChannel channel)
    {
        var text = Mrkdwn.Of($"*{StepWords.Bold(cohort.Title)}*: {Why(channel)}");
        return new SlackMessage(text, [new Section(text), new Actions([.. OwnersButtons(cohort, channel)])]);
    }

    /// <summary>In the channel's head, which shows no markup.</summary>
    public static string Topic(Cohort cohort) => SlackText.Truncate($"A group of the programme “{cohort.Title.ReplaceLineEndings(" ")}”", SlackLimits.ChannelTopic);

    /// <summary>The channel's first message.</summary>
    public static SlackMessage Hello(Cohort cohort)
    {
        if (cohort.State == CohortStates.Cancelled)
        {
            return Remarks.Say(Mrkdwn.Of($"👋 This is the channel of a group of *{StepWords.Bold(cohort.Title)}*, which was called off. The channel stays as long as you need it."));
        }

        var when = cohort.SessionAt is { } at ? Mrkdwn.Of($", with a session on {StepWords.Moment(at)}") : Mrkdwn.Empty;
        var text = Mrkdwn.Of($"👋 This is the channel of a group of *{StepWords.Bold(cohort.Title)}*{when}.");
        return new SlackMessage(text, [
            new Section(text),
            new Section(Mrkdwn.Of($"It is for your questions, and for what you want to show each other. The steps come to each of you in the direct message with me, and nothing of how far anybody is stands here.")),
            new Context([Mrkdwn.Of($"Whoever leaves this channel stays in the programme.")]),
        ]);
    }

    /// <summary>In the first word to somebody of the group.</summary>
    public static Mrkdwn Invitation(CohortChannel channel)
    {
        var name = channel.ChannelId is { } id ? Mrkdwn.Of($"{new SlackChannel(id)}") : Mrkdwn.Of($"#{channel.Name}");
        return Mrkdwn.Of($"Your group has a channel, {name}: I bring you in, and there you see who else is in the group. Leave it whenever you like.");
    }

    private static string Kind(CohortChannel channel) => channel.IsPrivate ? "private" : "public";

    private static Mrkdwn Why(CohortChannel channel)
    {
        var reason = channel.Problem switch
        {
            ChannelWork.NameTaken => Mrkdwn.Of($"the name #{channel.Name} is taken; choose another one"),
            ['i', 'n', 'v', 'a', 'l', 'i', 'd', '_', 'n', 'a', 'm', 'e', ..] => Mrkdwn.Of($"Slack does not take the name #{channel.Name}; choose another one"),
            "is_archived" => Mrkdwn.Of($"it was archived. Take it out of the archive and try again, or have another one made"),
            "channel_not_found" or "not_in_channel" => Mrkdwn.Of($"it is gone, or I was taken out of it. Bring me back and try again, or have another one made"),
            "missing_scope" => Mrkdwn.Of($"I lack the permission `{(channel.IsPrivate ? "groups:write" : "channels:manage")}`. Whoever runs me installs the app again; then try again"),
            "restricted_action" or "cannot_create_channel" => Mrkdwn.Of($"this workspace does not let me make channels. An administrator can allow it; then try again"),
            var other => Mrkdwn.Of($"Slack refuses it ({other})"),
        };
        return channel.ChannelId is { } id
            ? Mrkdwn.Of($"⚠️ I cannot use its channel {new SlackChannel(id)}: {reason}. The programme itself goes on as before.")
            : Mrkdwn.Of($"⚠️ It has no channel yet: {reason}. The programme itself goes on as before.");
    }
}
