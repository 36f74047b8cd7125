using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Owners ask people, once each, whether they want to learn a track.</summary>
internal static class InvitationsFeature
{
    public static IServiceCollection AddInvitations(this IServiceCollection services) => services
        .AddSingleton<RoundStore>()
        .AddSingleton<Handover>()
        .AddSingleton<RoundSteps>()
        .AddSingleton<IPeopleFinder, PeopleFinder>()
        .AddSingleton<InvitationCleaner>()
        .AddSingleton<IWhy, InvitationWhy>()
        .AddSingleton<IWaiting, InvitationsWaiting>()
        .AddSingleton<ISubcommand, InviteCommand>()
        .AddWork<ChannelMembersWork>()
        .AddWork<GroupMembersWork>()
        .AddWork<GroupNamesWork>()
        .AddWork<ChannelNamesWork>()
        .AddWork<OnePersonWork>()
        .AddWork<EverybodyWork>()
        .AddWork<OfferWork>()
        .AddWork<InvitationWork>()
        .AddAction<ConfirmAction, RoundChoice>()
        .AddAction<CancelAction, RoundChoice>()
        .AddAction<AcceptAction, InvitationChoice>()
        .AddAction<DeclineAction, InvitationChoice>()
        .AddAction<LessAction, InvitationChoice>()
        .AddSingleton<IPersonalData, InvitationsPersonalData>();
}
