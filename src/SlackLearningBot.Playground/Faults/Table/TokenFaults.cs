namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>Tokens and scopes that are good no more.</summary>
internal static class TokenFaults
{
    public static IReadOnlyList<Fault> All =>
    [
        new("W11", FaultPlace.Call, "Token dead", "the token is refused for good", Errors("account_inactive", "token_revoked", "invalid_auth", "not_authed")),
        new("W12", FaultPlace.Call, "Token expired", "token_expired, as with token rotation", Errors("token_expired")),
        new("W13", FaultPlace.Call, "Scope missing", "missing_scope, with what is needed and what there is", Fault.One(new CallEffect(CarriesOut: false, (strike, reply) =>
        {
            var refused = Reply.Refuse("missing_scope");
            refused.Body["needed"] = strike.Rule.Wish.Value ?? "im:history";
            refused.Body["provided"] = "chat:write,commands";
            return refused;
        }))),
        new("W14", FaultPlace.Call, "Wrong type of token", "not_allowed_token_type", Errors("not_allowed_token_type")),
        new("W15", FaultPlace.Call, "Workspace is migrating", "the workspace joins an organisation", Errors("team_added_to_org", "org_login_required")),
        new("W16", FaultPlace.Call, "Organisation token without access", "team_access_not_granted", Errors("team_access_not_granted")),
    ];

    private static IReadOnlyList<Variant> Errors(params string[] errors) =>
        Fault.Each(errors, error => new CallEffect(CarriesOut: false, (_, _) => Reply.Refuse(error)));
}
