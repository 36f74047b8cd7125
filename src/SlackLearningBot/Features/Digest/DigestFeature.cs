using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Digest;

/// <summary>The weekly note, and what waits for people in App Home.</summary>
internal static class DigestFeature
{
    public static IServiceCollection AddDigest(this IServiceCollection services) => services
        .AddSingleton<WeekNotes>()
        .AddSingleton<WaitingThings>()
        .AddSingleton<DigestWish>()
        .AddSingleton<IAtTheirHour, Digests>()
        .AddSingleton<IDigestSection, LearntSection>()
        .AddSingleton<IDigestSection, KeptSection>()
        .AddSingleton<IDigestSection, WaitedSection>()
        .AddSingleton<IWaiting, DigestWaiting>()
        .AddSingleton<IHomeSection, WaitingHome>()
        .AddSingleton<ISubcommand, DigestCommand>()
        .AddSingleton<IWhy, DigestWhy>()
        .AddSingleton<IPersonalData, DigestPersonalData>()
        .AddWork<DigestWork>()
        .AddAction<DigestMoreAction>()
        .AddAction<DigestOffAction>()
        .AddAction<DigestOnAction>()
        .AddAction<WaitingOpenAction>()
        .AddAction<WaitingShowAction, WaitingValue>();
}
