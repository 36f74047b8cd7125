using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Programmes;

/// <summary>The form in which an owner says who goes through a programme, and when.</summary>
internal static class CohortForm
{
    public const string Callback = "programme.people";
    public const string MoreCallback = "programme.more_people";
    public const string SessionAt = "programme_session";
    public const string StartsOn = "programme_start";
    public const string Place = "programme_place";
    public const string People = "programme_who";
    public const string Channel = "programme_channel";
    public const string Group = "programme_group";
    public const string OwnChannel = "programme_own_channel";
    public const int LongestPlace = 200;

    /// <summary>A link that joins a meeting is long.</summary>
    public const int LongestLink = 2000;

    /// <param name="programme">Which.</param>
    /// <param name="session">Proposed.</param>
    /// <param name="start">Proposed.</param>
    public static ModalView Render(Programme programme, DateTimeOffset session, DateOnly start) => new(
        "People for a programme",
        [
            new Section(Mrkdwn.Of($"*{StepWords.Bold(programme.Title)}*: {StepWords.Size(programme.Size)}.")),
            .. When(programme, session, start),
            new Section(Mrkdwn.Of($"*Who goes through it?* Fill in one of these, or several. Before anybody is asked, you see how many that are.")),
            .. Whom(),
            ChannelView.Choice(OwnChannel),
        ],
        submit: "Look who that is",
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: ProgrammesJson.Programme(programme.Id));

    /// <summary>More people for a group that is under way.</summary>
    public static ModalView More(Cohort group) => new(
        "More people",
        [
            new Section(Mrkdwn.Of($"*{StepWords.Bold(group.Title)}*: who joins this group? Before anybody is asked, you see how many that are.")),
            .. Whom(),
            new Context([Mrkdwn.Of($"What is before the session comes to them at once, as long as it is ahead. Whoever left the group is not asked again: they come back themselves.")]),
        ],
        submit: "Look who that is",
        close: "Cancel",
        callbackId: MoreCallback,
        privateMetadata: ProgrammesJson.Cohort(group.CohortId));

    private static IEnumerable<Block> Whom() =>
    [
        new Input("People", new MultiUsersSelect(People), Optional: true, BlockId: People),
        new Input("Members of a channel", new ConversationsSelect(Channel), Hint: "Of a private channel only if I am in it.", Optional: true, BlockId: Channel),
        new Input("Members of a user group", new PlainTextInput(Group, Placeholder: "@backend"), Hint: "Its handle.", Optional: true, BlockId: Group),
    ];

    private static IEnumerable<Block> When(Programme programme, DateTimeOffset session, DateOnly start) => programme.Session is { } step
        ?
        [
            new Input("When does the session begin?", new DateTimePicker(SessionAt, session), Hint: $"It takes {step.Minutes} minutes. Everybody sees it by their own clock.", BlockId: SessionAt),
            new Input(
                "Where?", new PlainTextInput(Place, InitialValue: step.Where, MaxLength: LongestLink, Placeholder: "Room 4, or https://meet.example.com/sql"), Optional: true, BlockId: Place),
        ]
        : [new Input("When does it start?", new DatePicker(StartsOn, start), Hint: "The days of its steps count from here.", BlockId: StartsOn)];
}

/// <summary>What an owner filled in.</summary>
internal sealed record CohortWish(DateTimeOffset? SessionAt, DateOnly StartsOn, string? Place, PeopleWish Whom)
{
    /// <summary>Of the channel of its own that the group gets; null for none.</summary>
    public bool? PrivateChannel { get; init; }

    private static readonly TimeSpan Soonest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Latest = TimeSpan.FromDays(365);

    /// <summary>Null with what is wrong, by block. Everything comes from a person's client.</summary>
    /// <param name="state">What was filled in.</param>
    /// <param name="step">The session that is asked for; null: a start is.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="today">The owner's.</param>
    /// <param name="wrong">What is wrong.</param>
    public static CohortWish? Read(StateValues state, ProgrammeStep? step, DateTimeOffset now, DateOnly today, Dictionary<string, string> wrong)
    {
        var session = step is not null ? ReadSession(state, null, now, wrong) : null;
        var start = step is not null ? today : ReadStart(state, today, wrong);
        var place = step is not null ? ReadPlace(state, step, wrong) : null;
        var whom = PeopleWish.Read(state, wrong);
        return wrong.Count > 0
            ? null
            : new CohortWish(session, start, place, whom)
            {
                PrivateChannel = ChannelView.IsPrivate(state.Selected(CohortForm.OwnChannel, CohortForm.OwnChannel)),
            };
    }

    /// <summary>When the session begins; null with what is wrong.</summary>
    /// <param name="state">What was filled in.</param>
    /// <param name="was">When it is to begin so far: it may stay so, however near that is; null when it is new.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="wrong">What is wrong.</param>
    public static DateTimeOffset? ReadSession(StateValues state, DateTimeOffset? was, DateTimeOffset now, Dictionary<string, string> wrong)
    {
        var session = state.DateTime(CohortForm.SessionAt, CohortForm.SessionAt);
        if (session switch
        {
            null => "Choose a day and an hour.",
            _ when session == was => null,
            { } at when at < now + Soonest => "That is less than an hour from now. Choose a later time.",
            { } at when at > now + Latest => "That is more than a year from now. Choose a nearer day.",
            _ => null,
        } is { } problem)
        {
            wrong[CohortForm.SessionAt] = problem;
        }

        return session;
    }

    /// <summary>Where the group's session is; null when it is where the programme says, also when that changes.</summary>
    public static string? ReadPlace(StateValues state, ProgrammeStep session, Dictionary<string, string> wrong)
    {
        var place = Tidy(state.Text(CohortForm.Place, CohortForm.Place));
        if (place.Length == 0 || place == session.Where)
        {
            return null;
        }

        var longest = SafeUrl.Of(place, null) is null ? CohortForm.LongestPlace : CohortForm.LongestLink;
        if (place.Length > longest)
        {
            wrong[CohortForm.Place] = $"This has {place.Length} characters, and at most {longest} fit, or a link of {CohortForm.LongestLink}.";
        }

        return place;
    }

    private static DateOnly ReadStart(StateValues state, DateOnly today, Dictionary<string, string> wrong)
    {
        var start = state.Date(CohortForm.StartsOn, CohortForm.StartsOn);
        if (start is not { } day || day < today || day > today.AddDays((int)Latest.TotalDays))
        {
            wrong[CohortForm.StartsOn] = "Choose a day from today on, and at most a year ahead.";
        }

        return start ?? today;
    }

    public static string Tidy(string? text) => PlainLine.Of(text);
}

/// <summary>Whom an owner named.</summary>
internal sealed record PeopleWish(IReadOnlyList<string> People, string? Channel, string? Group)
{
    private const int LongestGroup = 80;

    public CohortAudience Audience => new(People.Count, Channel is null ? [] : [Channel], Group is null ? [] : [Group]);

    /// <summary>What is wrong is noted by block. Everything comes from a person's client.</summary>
    public static PeopleWish Read(StateValues state, Dictionary<string, string> wrong)
    {
        List<string> people = [.. state.Users(CohortForm.People, CohortForm.People).Where(IsId).Distinct()];
        var channel = state.Conversation(CohortForm.Channel, CohortForm.Channel);
        if (channel is not null && channel is not ['C' or 'G', ..])
        {
            wrong[CohortForm.Channel] = "This is a conversation between people. Choose a channel, or name the people above.";
        }

        var group = CohortWish.Tidy(state.Text(CohortForm.Group, CohortForm.Group)).TrimStart('@');
        if (group.Length > LongestGroup || group.Any(letter => char.IsWhiteSpace(letter) || letter is ',' or '@' or '<' or '>'))
        {
            wrong[CohortForm.Group] = "Write the handle of one group, such as @backend.";
        }

        if (people.Count == 0 && channel is null && group.Length == 0)
        {
            wrong[CohortForm.People] = "Nobody is chosen yet. Choose people, a channel or a group.";
        }

        return new PeopleWish(people, channel, group.Length == 0 ? null : group);
    }

    private static bool IsId(string id) => id is ['U' or 'W', ..] && id.Length <= 31 && id.All(char.IsAsciiLetterOrDigit);
}
