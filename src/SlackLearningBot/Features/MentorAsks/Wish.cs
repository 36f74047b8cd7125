using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Somebody who looks for a mentor.</summary>
internal sealed record Wish
{
    public required string TeamId { get; init; }
    public required Guid WishId { get; init; }

    /// <summary>Who looks.</summary>
    public required string UserId { get; init; }
    public required string Kind { get; init; }
    public required string Sentence { get; init; }

    /// <summary>open, matched or ended.</summary>
    public required string State { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsOpen => State == "open";
    public LearnerKey Mentee => new(TeamId, UserId);
    public MentorshipKind MentorshipKind => StoredMentorWords.KindOf(Kind);
}

/// <summary>One mentor somebody chose, and what came of it.</summary>
internal sealed record Choice
{
    public required short Place { get; init; }
    public required string MentorId { get; init; }
    public required short Fit { get; init; }

    /// <summary>chosen, proposed, asked, accepted, declined, silent, gone or dropped.</summary>
    public required string State { get; init; }

    /// <summary>The mentor who named this colleague.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>What the mentor said with a no.</summary>
    public string? Reply { get; init; }
    public DateTimeOffset? AskedAt { get; init; }
    public DateTimeOffset? AnswerBy { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    public LearnerKey Mentor(Wish wish) => new(wish.TeamId, MentorId);
}

/// <summary>A wish with all its choices, the dearest first.</summary>
internal sealed record WishWith(Wish Wish, IReadOnlyList<Choice> Choices)
{
    public Choice? Asked => Choices.FirstOrDefault(choice => choice.State == "asked");

    public Choice? Accepted => Choices.FirstOrDefault(choice => choice.State == "accepted");

    public Choice? Proposed => Choices.FirstOrDefault(choice => choice.State == "proposed");

    /// <summary>Those who were not asked yet; a colleague whom a mentor proposed, and the mentee wants, goes before them.</summary>
    public IEnumerable<Choice> Left => Choices.Where(choice => choice.State == "chosen").OrderBy(choice => choice.ProposedBy is null);

    /// <summary>How often somebody said no, or nothing.</summary>
    public int Refused => Choices.Count(choice => choice.State is "declined" or "silent");

    public Choice? At(int place) => Choices.FirstOrDefault(choice => choice.Place == place);
}
