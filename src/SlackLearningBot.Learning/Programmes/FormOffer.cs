using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Programmes;

/// <summary>Why a form of a step is offered first.</summary>
public abstract record FormReason
{
    private FormReason()
    {
    }

    /// <summary>Nothing is known: the order of whoever wrote the programme.</summary>
    public sealed record AsWritten : FormReason;

    /// <summary>It was chosen before, in so many of so many choices.</summary>
    public sealed record Chosen(LessonFormat Format, int Times, int Of) : FormReason;

    /// <summary>What they did with lessons, and said of them, speaks for it.</summary>
    public sealed record Liked(LessonFormat Format, double Liking) : FormReason;
}

/// <summary>The forms of a step in the order they are offered to somebody, and why.</summary>
public sealed record FormOffer(IReadOnlyList<StepOption> Options, FormReason Reason)
{
    /// <summary>
    /// First what they chose most often in programmes (of equals the latest), else the form of lessons that suits them best, if any does more than not; the others follow as they were written.
    /// </summary>
    /// <param name="options">As written.</param>
    /// <param name="chosen">Their choices in programmes, the latest first.</param>
    /// <param name="tastes">What they did with lessons.</param>
    public static FormOffer Of(IReadOnlyList<StepOption> options, IReadOnlyList<LessonFormat> chosen, IReadOnlyDictionary<LessonFormat, FormatTaste> tastes)
    {
        // GroupBy keeps the order of first appearance, and a stable sort the latest of equals.
        var most = chosen.Where(format => options.Any(option => option.Format == format)).GroupBy(format => format).OrderByDescending(same => same.Count()).FirstOrDefault();
        if (most is not null)
        {
            return First(options, most.Key, new FormReason.Chosen(most.Key, most.Count(), chosen.Count));
        }

        var liked = options
            .Select(option => (option.Format, Taste: tastes.GetValueOrDefault(option.Format, default(FormatTaste))))
            .Where(one => one.Taste is { IsKnown: true, Liking: > 0.5 })
            .OrderByDescending(one => one.Taste.Liking)
            .ToList();
        return liked is [var best, ..] ? First(options, best.Format, new FormReason.Liked(best.Format, best.Taste.Liking)) : new FormOffer(options, new FormReason.AsWritten());
    }

    private static FormOffer First(IReadOnlyList<StepOption> options, LessonFormat format, FormReason reason) =>
        new([.. options.Where(option => option.Format == format), .. options.Where(option => option.Format != format)], reason);
}
