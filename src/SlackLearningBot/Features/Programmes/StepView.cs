using SlackLearningBot.Blocks;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>What whoever a step is for sees of it.</summary>
internal static class StepView
{
    public const string Done = "programme.done";
    public const string Choose = "programme.choose";
    public const string Open = "programme.open";
    public const string Lesson = "programme.lesson";
    public const string Leave = "programme.leave";
    public const string ComeBack = "programme.come_back";
    public const string Ask = "programme.questions";
    public const string Spare = "programme.spare";

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of($"This step is over: the programme was called off or changed, or you are not in it. Nothing was changed."));

    public static SlackMessage LessonGone { get; } = Remarks.Say(Mrkdwn.Of($"This lesson was taken out of the workspace, so it cannot be shown. You can still say that you did the step."));

    public static SlackMessage TrackGone { get; } = Remarks.Say(Mrkdwn.Of($"What this step asks about was taken out of the workspace, so there is nothing to ask. Nothing was changed."));

    public static SlackMessage InAnother { get; } = Remarks.Say(Mrkdwn.Of($"You are in another group of this programme by now, so nothing was changed."));

    public static SlackMessage Left(Cohort cohort)
    {
        var text = Mrkdwn.Of($"You have left the programme *{StepWords.Bold(cohort.Title)}*, and nothing more of it comes. Nobody is told why; owners see only how many left.");
        return new SlackMessage(text, [new Section(text), new Actions([new Button("Come back", ComeBack, ProgrammesJson.Cohort(cohort.CohortId))])]);
    }

    /// <summary>To whoever left it with <c>/learn stop</c>, and learns again.</summary>
    public static Section Offer(Guid cohort, string title) => new(
        Mrkdwn.Of($"`/learn stop` ended the programme *{StepWords.Bold(title)}* for you, too. It is still under way.").Truncate(SlackLimits.SectionText),
        Accessory: new Button("Come back", ActionId.Of(ComeBack, $"{cohort:N}"), ProgrammesJson.Cohort(cohort), AccessibilityLabel: SlackText.Truncate($"Come back into {title}", 75)));

    /// <summary>Whoever said stop has to want messages before anything can come.</summary>
    public static SlackMessage StartFirst(Cohort cohort)
    {
        var text = Mrkdwn.Of($"You said `/learn stop`, so nothing comes from me, and nothing was changed. Start again, and then come back into *{StepWords.Bold(cohort.Title)}*: I offer it to you.");
        return new SlackMessage(text, [new Section(text), new Actions([CommonButtons.Welcome])]);
    }

    /// <param name="cohort">Into which they came back.</param>
    /// <param name="others">What else is offered to them.</param>
    /// <param name="now">Calendar time.</param>
    public static SlackMessage Back(Cohort cohort, IReadOnlyList<Block> others, DateTimeOffset now)
    {
        var isAhead = cohort.SessionAt > now;
        var session = isAhead ? Mrkdwn.Of($" Its session is on {StepWords.Moment(cohort.SessionAt!.Value)}.") : Mrkdwn.Empty;
        var text = Mrkdwn.Of($"You are in the programme *{StepWords.Bold(cohort.Title)}* again.{session} What has not come yet comes by itself, and nothing comes twice.");
        return new SlackMessage(text, [new Section(text), new Actions([.. isAhead ? [SessionView.CalendarButton(cohort)] : Array.Empty<Element>(), LeaveButton(cohort.CohortId)]), .. others]);
    }

    public static SlackMessage Spared(string title) => Remarks.Say(Mrkdwn.Of(
        $"You get no more steps about your people in *{StepWords.Bold(title)}*. They go on as before, and nobody is told."));

    /// <param name="card">What it is about.</param>
    /// <param name="isNew">It comes now; else it is shown again after a click.</param>
    public static SlackMessage Render(StepCard card, bool isNew = false)
    {
        var form = Chosen(card);
        var text = card.State.IsDone
            ? Mrkdwn.Of($"✅ {Title(card, form)}")
            : Mrkdwn.Of($"{(card.Step.Audience == StepAudience.Manager ? "🧭" : "🎒")} {Title(card, form)}");
        List<Block> blocks = [new Section(text.Truncate(SlackLimits.SectionText)), new Context([Place(card)])];
        if (!card.State.IsDone)
        {
            blocks.AddRange(form is null && card.Offer is { } offer ? Offered(card, offer) : Content(card, form));
        }

        blocks.AddRange(Buttons(card, form));
        if (card.State.IsDone && card.Next is { } next)
        {
            blocks.Add(new Context([Mrkdwn.Of($"Next: _{StepWords.Plain(next.Title).Replace('_', ' ')}_, on {StepWords.Moment(next.DueAt)}.")]));
        }
        else if (isNew)
        {
            blocks.Add(new Context([Why(card)]));
        }

        return new SlackMessage(text.Truncate(SlackLimits.SectionText), blocks);
    }

    /// <summary>Why it came, in one line.</summary>
    public static Mrkdwn Why(StepCard card) => card.Step.Audience == StepAudience.Manager
        ? Mrkdwn.Of($"{new SlackUser(card.Slot.About)} goes through this programme, and you are their manager in the company's list. It comes {StepWords.Days(card.Step, card.HasSession)}.")
        : Mrkdwn.Of($"You are in a group of this programme; this step comes {StepWords.Days(card.Step, card.HasSession)}. If you skip it, the others come all the same.");

    public static Button LeaveButton(Guid cohort) => new(
        "Leave the programme", Leave, ProgrammesJson.Cohort(cohort), Confirm: new Confirm("Leave the programme?", "Nothing more of it comes to you. Nobody is told why.", "Leave it", "Stay"));

    /// <summary>For a manager.</summary>
    public static Button SpareButton(Guid cohort) => new("No more of these", Spare, ProgrammesJson.Cohort(cohort));

    public static Button OpenButton(StepSlot slot, string title) => new(
        "Open", ActionId.Of(Open, $"{slot.Cohort:N}-{slot.Step}-{slot.About}"), ProgrammesJson.Step(slot), AccessibilityLabel: SlackText.Truncate($"Open {StepWords.Plain(title)}", 75));

    private static Mrkdwn Title(StepCard card, StepOption? form) => Mrkdwn.Of($"*{StepWords.About(StepWords.Bold(form?.Title ?? card.Step.Title), card.Slot.About)}*");

    private static Mrkdwn Place(StepCard card) => Mrkdwn.Of(
        $"{StepWords.Bold(card.Cohort.Title)} · step {card.Place.Number} of {card.Place.Of} · {(card.Cohort.SessionAt is { } session ? Mrkdwn.Of($"session on {StepWords.Moment(session)}") : Mrkdwn.Of($"{StepWords.Days(card.Step, card.HasSession)}"))}");

    /// <summary>The form they took; that of a step with one form; null while they have not chosen.</summary>
    private static StepOption? Chosen(StepCard card) => card.Offer is null
        ? null
        : card.Step.Options.FirstOrDefault(option => StoredStep.NameOf(option) == card.State.Choice);

    private static IEnumerable<Block> Content(StepCard card, StepOption? form)
    {
        var (text, link, minutes) = form is null ? (card.Step.Text, card.Step.Link, card.Step.Minutes) : (form.Text, form.Link, form.Minutes);
        if (text is not null && text != (form?.Title ?? card.Step.Title))
        {
            yield return new Section(StepWords.About(text, card.Slot.About).Truncate(SlackLimits.SectionText));
        }

        if (card.Step.Kind == StepKind.Questions)
        {
            yield return new Section(Mrkdwn.Of($"Say yes, and its lessons and questions come to you at your hour; what you are about to forget is asked again. After {StepWords.Count(card.Step.Weeks ?? 1, "week", "weeks")} it ends by itself."));
        }

        if (card.Step.Kind == StepKind.Recap && card.Part.Attended is not true)
        {
            foreach (var block in SessionView.RecordingLink(card.Cohort))
            {
                yield return block;
            }
        }

        if (link is not null)
        {
            yield return Link(form?.Format ?? StepKinds.FormatOf(card.Step.Kind), link, minutes);
        }
    }

    private static Section Link(LessonFormat? format, string link, int? minutes)
    {
        var invitation = $"{(format is { } known ? StepWords.Badge(known, minutes) : "Open it")}";
        return SafeUrl.Of(link, null) is { } safe
            ? new Section(Mrkdwn.Of($"*{new SlackLink(safe, invitation)}* ({new Uri(safe).Host})"))
            : new Section(Mrkdwn.Of($"{invitation}: {link}").Truncate(500));
    }

    /// <summary>Before they chose: each form with a button, the one they are likely to take first.</summary>
    private static IEnumerable<Block> Offered(StepCard card, FormOffer offer)
    {
        yield return new Section(Mrkdwn.Join("\n", offer.Options.Select(option =>
            Mrkdwn.Of($"• *{StepWords.Badge(option.Format, option.Minutes)}*: {StepWords.Bold(StepWords.Plain(option.Title))}"))).Truncate(SlackLimits.SectionText));
        yield return new Context([Because(offer)]);
    }

    private static Mrkdwn Because(FormOffer offer) => offer.Reason switch
    {
        FormReason.Chosen chosen => Mrkdwn.Of($"Take the form that suits you. “{chosen.Format}” stands first because you chose it in {chosen.Times} of {chosen.Of} such steps."),
        FormReason.Liked liked => Mrkdwn.Of($"Take the form that suits you. “{liked.Format}” stands first because lessons of this kind suit you with {Math.Round(liked.Liking * 100, MidpointRounding.AwayFromZero):0} %, by what you did with them (`/learn prefer`)."),
        _ => Mrkdwn.Of($"Take the form that suits you; next time I offer it first."),
    };

    private static IEnumerable<Block> Buttons(StepCard card, StepOption? form)
    {
        if (card.State.IsDone)
        {
            yield break;
        }

        List<Element> buttons = [];
        if (form is null && card.Offer is { } offer)
        {
            buttons.AddRange(offer.Options.Select((option, index) => ChooseButton(card, option, isFirst: index == 0)));
        }
        else
        {
            if (card.Step.Kind == StepKind.Lesson)
            {
                buttons.Add(new Button("Read it", Lesson, ProgrammesJson.Step(card.Slot)));
            }

            buttons.Add(card.Step.Kind == StepKind.Questions ? AskButton(card) : new Button("Done", Done, ProgrammesJson.Step(card.Slot), Style: ButtonStyle.Primary));
            if (card.Step.Audience == StepAudience.Manager)
            {
                buttons.Add(SpareButton(card.Slot.Cohort));
            }

            buttons.AddRange((form is null ? [] : card.Step.Options.Where(option => option != form)).Select(option => ChooseButton(card, option, isFirst: false)));
        }

        yield return new Actions(buttons);
    }

    private static Button AskButton(StepCard card) => new(
        $"Ask me for {StepWords.Count(card.Step.Weeks ?? 1, "week", "weeks")}", Ask, ProgrammesJson.Step(card.Slot), Style: ButtonStyle.Primary);

    private static Button ChooseButton(StepCard card, StepOption option, bool isFirst) => new(
        StepWords.Badge(option.Format, option.Minutes), ActionId.Of(Choose, StoredStep.NameOf(option)), ProgrammesJson.Form(card.Slot, StoredStep.NameOf(option)),
        Style: isFirst ? ButtonStyle.Primary : null);
}
