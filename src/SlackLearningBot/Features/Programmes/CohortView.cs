using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Learning.Reports;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>What owners see of a programme and its groups.</summary>
internal static class CohortView
{
    public const string Start = "programme.start";
    public const string Ask = "programme.ask";
    public const string Show = "programme.show";
    public const string Cancel = "programme.cancel";
    public const string More = "programme.more";
    public const string Page = "programme.page";

    public static SlackMessage NoOwner { get; } = Remarks.Say(Mrkdwn.Of($"Only owners of the programme may do this, so nothing was changed."));

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of($"I no longer have this, so nothing was changed. `/learn program` shows what there is."));

    public static SlackMessage Looking { get; } = Remarks.Say(Mrkdwn.Of(
        $"I am looking who that is. In a moment you find in our direct message how many people that are, and decide there; nobody is told before that."));

    public static SlackMessage Passed { get; } = Remarks.Say(Mrkdwn.Of($"The session has begun meanwhile, so nobody was asked. Call it off, and choose people once more with another time."));

    public static SlackMessage CountsAnew { get; } = Remarks.Say(Mrkdwn.Of(
        $"The programme got a session meanwhile, or has none any more, so its days count from something else and nobody was asked. Call it off, and choose people once more."));

    public static Button StartButton(string programmeId) => new("Choose people…", Start, ProgrammesJson.Programme(programmeId), Style: ButtonStyle.Primary);

    public static SlackMessage List(ListedProgrammes listed)
    {
        var (programmes, groups, pages) = (listed.Programmes.Take(ProgrammeLists.MostProgrammes).ToList(), listed.Groups.Take(ProgrammeLists.MostGroups).ToList(), listed.Pages);
        if (programmes.Count == 0 && pages.Programmes == 0)
        {
            return Remarks.Say(Mrkdwn.Of($"There is no programme yet. `/learn program new` makes a simple one in a form; `/learn program import` shows how to write one as a file and drop it here."));
        }

        var text = Mrkdwn.Of($"*Programmes* of this workspace");
        List<Block> blocks = [new Section(text)];
        blocks.AddRange(programmes.Select(one => new Section(
            Mrkdwn.Of($"*{StepWords.Bold(one.Title)}* · {StepWords.Size(one.Size)} · version {one.Version} · {StepWords.Count(one.Running, "group", "groups")} under way"),
            Accessory: new Button("Choose people…", ActionId.Of(Start, one.ProgrammeId), ProgrammesJson.Programme(one.ProgrammeId), AccessibilityLabel: SlackText.Truncate($"Choose people for {one.Title}", 75)))));
        blocks.AddRange(PageButtons("programmes", pages.Programmes, listed.Programmes.Count > ProgrammeLists.MostProgrammes, page => pages with { Programmes = page }));
        if (groups.Count > 0 || pages.Groups > 0)
        {
            blocks.Add(new Divider());
            blocks.AddRange(groups.Select(one => new Section(
                Mrkdwn.Of($"{StepWords.Bold(one.Title)}: {When(one)}{(one.State == CohortStates.Over ? ", over" : one.IsRunning ? "" : ", not begun")}"),
                Accessory: new Button("How it stands", ActionId.Of(Show, $"{one.CohortId:N}"), ProgrammesJson.Cohort(one.CohortId)))));
        }

        blocks.AddRange(PageButtons("groups", pages.Groups, listed.Groups.Count > ProgrammeLists.MostGroups, page => pages with { Groups = page }));
        return new SlackMessage(text, blocks);
    }

    private static IEnumerable<Block> PageButtons(string what, int page, bool hasMore, Func<int, ListedPages> to)
    {
        Element[] buttons =
        [
            .. page > 0 ? [PageButton("Previous", page - 1)] : Array.Empty<Element>(),
            .. hasMore ? [PageButton("More", page + 1)] : Array.Empty<Element>(),
        ];
        return buttons.Length > 0 ? [new Actions(buttons)] : [];

        Button PageButton(string text, int number) => new(text, ActionId.Of(Page, $"{what}-{number}"), ListedPagesJson.Of(to(number)), AccessibilityLabel: $"{text} {what}");
    }

    public static SlackMessage Import { get; } = ImportWords();

    public static SlackMessage Card(
        Cohort cohort, Programme programme, CohortCounts counts, IReadOnlyList<ToldStep> told, IReadOnlyList<string> problems, CohortChannel? channel, DateTimeOffset now)
    {
        var text = Mrkdwn.Of($"*{StepWords.Bold(cohort.Title)}*, {When(cohort)}: {Standing(cohort, counts)}");
        List<Block> blocks = [new Section(text.Truncate(SlackLimits.SectionText))];
        if (problems.Count > 0)
        {
            blocks.Add(new Section(Mrkdwn.Join("\n", problems.Select(problem => Mrkdwn.Raw(problem))).Truncate(SlackLimits.SectionText)));
        }

        if (cohort.State == CohortStates.Offered && counts.People > 0)
        {
            blocks.Add(new Context([Rules(programme, counts)]));
        }

        if (ChannelView.Line(cohort, channel) is { } line)
        {
            blocks.Add(line);
        }

        if (told.Count > 0)
        {
            blocks.AddRange(told.Chunk(10).Select(some => new Section(Mrkdwn.Join("\n", some.Select(Line)).Truncate(SlackLimits.SectionText))));
            blocks.Add(new Context([Mrkdwn.Of($"Numbers move by {SmallGroups.Fewest} people at a time, and nothing is told of fewer: nobody is found by looking twice.")]));
        }

        if (Buttons(cohort, counts, channel, now) is { Count: > 0 } buttons)
        {
            blocks.Add(new Actions(buttons));
        }

        return new SlackMessage(text.Truncate(SlackLimits.SectionText), blocks);
    }

    private static Mrkdwn When(Cohort cohort) => When(cohort.SessionAt, cohort.StartsOn);

    private static Mrkdwn When(GroupLine group) => When(group.SessionAt, group.StartsOn);

    private static Mrkdwn When(DateTimeOffset? sessionAt, DateOnly startsOn) => sessionAt is { } at ? Mrkdwn.Of($"session on {StepWords.Moment(at)}") : Mrkdwn.Of($"from {startsOn:d MMMM yyyy} on");

    private static Mrkdwn Standing(Cohort cohort, CohortCounts counts) => cohort.State switch
    {
        CohortStates.Reading => Mrkdwn.Of($"I am looking who that is. A message comes when I know."),
        CohortStates.Offered when counts.People == 0 => Mrkdwn.Of(
            $"you chose {Whom(cohort)}; that is nobody I could ask. Bots, guests, people who left, who said stop, or who are in this programme already are not counted. Call it off, and choose others."),
        CohortStates.Offered => Mrkdwn.Of($"you chose {Whom(cohort)}; that is {StepWords.People(counts.People)} to enrol. Shall I enrol {(counts.People == 1 ? "this person" : "them")}{(cohort.Joins is null ? "" : " in the group that is under way")}?"),
        CohortStates.Running when counts.Waiting > 0 => Mrkdwn.Of($"{StepWords.People(counts.People)}; the steps of {counts.Waiting:N0} are being planned."),
        CohortStates.Running => Mrkdwn.Of($"{StepWords.People(counts.People)}{(counts.Left > 0 ? $", and {counts.Left:N0} left" : "")}."),
        CohortStates.Over => Mrkdwn.Of($"{StepWords.People(counts.People)}{(counts.Left > 0 ? $", and {counts.Left:N0} left" : "")}. It is over: nothing more of it comes, and people can be chosen for this programme again."),
        _ => Mrkdwn.Of($"called off. Nothing more of it comes to anybody."),
    };

    private static Mrkdwn Whom(Cohort cohort)
    {
        var named = ProgrammesJson.Audience(cohort.Audience);
        Mrkdwn[] parts =
        [
            .. named.People > 0 ? [Mrkdwn.Of($"{StepWords.People(named.People)} by name")] : Array.Empty<Mrkdwn>(),
            .. named.Channels.Select(channel => Mrkdwn.Of($"{new SlackChannel(channel)}")),
            .. named.Groups.Select(group => Mrkdwn.Of($"@{group}")),
        ];
        return parts is [.. var first, var last] && first.Length > 0 ? Mrkdwn.Of($"{Mrkdwn.Join(", ", first)} and {last}") : Mrkdwn.Join("", parts);
    }

    private static Mrkdwn Rules(Programme programme, CohortCounts counts)
    {
        var managers = programme.StepsFor(StepAudience.Manager).Count is var steps and > 0
            ? $" {StepWords.Count(steps, "step goes", "steps go")} to managers, who are known of {counts.WithManager:N0}."
            : "";
        return Mrkdwn.Of(
            $"Each gets a first word at a decent hour of their own, and then the steps, within their two messages a day; anybody may leave with one click.{managers} Bots, guests, people who left, who said stop, or who are in this programme already are not counted.");
    }

    private static Mrkdwn Line(ToldStep step) => (step.Told.People, step.Told.Finished) switch
    {
        ({ } people, { } done) => Mrkdwn.Of($"• {StepWords.Bold(StepWords.Plain(step.Title))}: {done:N0} of {people:N0} did it"),
        ({ } people, null) => Mrkdwn.Of($"• {StepWords.Bold(StepWords.Plain(step.Title))}: came to {people:N0}"),
        _ => Mrkdwn.Of($"• {StepWords.Bold(StepWords.Plain(step.Title))}: nothing to tell yet"),
    };

    private static List<Element> Buttons(Cohort cohort, CohortCounts counts, CohortChannel? channel, DateTimeOffset now)
    {
        var value = ProgrammesJson.Cohort(cohort.CohortId);
        var cancel = new Button("Call it off", Cancel, value, Confirm: new Confirm("Call it off?", "Nothing more of it comes to anybody.", "Call it off", "Keep it"));
        return cohort.State switch
        {
            CohortStates.Offered when counts.People > 0 => [new Button(counts.People == 1 ? "Enrol this person" : $"Enrol {StepWords.People(counts.People)}", Ask, value, Style: ButtonStyle.Primary), cancel],
            CohortStates.Offered or CohortStates.Reading => [cancel],
            CohortStates.Running => [.. SessionView.OwnersButtons(cohort, now), .. ChannelView.OwnersButtons(cohort, channel), new Button("Add people…", More, value), new Button("Look again", Show, value), cancel],
            CohortStates.Over => [new Button("Look again", Show, value)],
            _ => [],
        };
    }

    private static SlackMessage ImportWords()
    {
        var text = Mrkdwn.Of($"*A programme is a YAML file*: drop it into our direct message, and I check it and show what it does before anything is saved. This one can be dropped as it is. The same id: later is a new version of the same programme.");
        const string example = """
            id: sql-for-analysts
            title: SQL for analysts
            steps:
              - { id: goal, kind: do, days: -12, for: manager, title: "Ask {name} what they want from this course", text: "Two minutes in your next 1:1." }
              - id: index
                kind: watch
                days: -10
                title: Why an index is fast
                link: https://example.com/video
                minutes: 8
                or:
                  - { kind: read, link: "https://example.com/paper", minutes: 12 }
              - { id: workshop, kind: session, title: Workshop, minutes: 90, place: Room 4 }
              - { id: recap, kind: recap, days: 1, title: What we saw, link: "https://example.com/notes" }
              - { id: show, kind: do, days: 7, title: Show a colleague, text: "Show a colleague a query you made faster." }
            # These name what your workspace has: put your own in, and take the # away.
            # - { id: bite, kind: lesson, days: 2, title: One more, lesson: id-of-a-lesson }
            # - { id: keep, kind: questions, days: 2, title: Keep it, track: id-of-a-track, weeks: 6 }
            # - { id: check, kind: assessment, days: 30, title: A short check, assessment: "Title of an assessment" }
            """;
        return new SlackMessage(text, [
            new Section(text),
            new Section(Mrkdwn.Raw($"```{SlackText.Escape(example.ReplaceLineEndings("\n"))}```")),
            new Context([Mrkdwn.Of($"Kinds: {string.Join(", ", StepKinds.Names)}. Days count from the session (-10: ten days before), or from the start when there is none. An id of a step never changes: whoever had it never gets it again.")]),
        ]);
    }
}
