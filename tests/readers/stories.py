"""Invented stories from an invented conflict, to be glued together in every manner."""

FERRY = (
    "Ferry traffic resumes across the Tolm strait after eleven days",
    "Ferries between Kordavia and Ustrana began to sail again on Tuesday morning, the harbour office in Port Aven "
    "said, after eleven days in which no vessel left the quays.\n"
    "Harbour master Ilse Brandvold told reporters that four sailings a day were planned until the end of the week. "
    "Trucks with medicine and seed potatoes went aboard first, and passengers had to wait until the afternoon, "
    "Brandvold added.\n"
    "The strait was closed when a drifting sea mine was seen near the northern lighthouse. Divers of the port "
    "authority blew it up on Sunday, and nobody was hurt.",
)
SWAP = (
    "Forty captives come home in the ninth swap between Kordavia and Ustrana",
    "Kordavia and Ustrana each handed over twenty captured soldiers at the Harrow bridge on Wednesday, Ustranan "
    "Defence Minister Pavo Lindqvist said, in what both armies count as the ninth swap since the autumn fighting.\n"
    "The soldiers walked across one by one while doctors of the Solmere Red Lamp society checked their names "
    "against two lists. Lindqvist thanked Solmere for its mediation and said that the wounded had been given "
    "priority.\n"
    "A spokeswoman for the Kordavian army, Colonel Maren Tuft, gave the same figures and said that a tenth list was "
    "being prepared.",
)
BUDGET = (
    "Parliament in Vesk puts off the vote on the grain subsidy once more",
    "Lawmakers in Vesk have again failed to agree on a subsidy for grain farmers, leaving the budget without one of "
    "its largest items two weeks before the session ends.\n"
    "Finance Minister Oda Renkel had asked for ninety million crowns to soften the fall in prices, but her "
    "coalition partner wants the money to go to dairy farms in the hills. Renkel said a compromise was near. "
    "Opposition members laughed, and the speaker of the house adjourned the sitting until Friday.\n"
    "Farmers parked forty tractors in front of the building and sounded their horns through the whole debate.",
)
TALKS = (
    "Negotiators leave Port Aven without a date for the next round of talks",
    "Delegations from Kordavia and Ustrana ended two days of talks in Port Aven on Thursday without setting a date "
    "for another round, Solmere Foreign Minister Teodor Ashgrove said.\n"
    "Ashgrove, who chaired the sessions, described the mood as sober. The chief Ustranan envoy, Brita Solheim, had "
    "asked for a ceasefire of sixty days, and Kordavian President Anton Verlaine had let it be known beforehand "
    "that he would accept no more than ten.\n"
    "Solheim told journalists at the airport that her side had put every paper on the table. Verlaine has not "
    "commented.",
)
MINES = (
    "Deminers clear the last field on the northern bank, engineers say",
    "Engineers have finished clearing mines from the meadows on the northern bank of the Harrow, and herders may "
    "drive their sheep there again in spring, the regional office announced.\n"
    "Some six hundred devices were found in two years, most of them from the first winter of the war. Work stopped "
    "twice when floods carried mines into fields that had been declared safe. Three deminers lost their lives and "
    "nine were injured.\n"
    "The office warned that the southern bank, where no work has begun, remains closed to everyone, hunters and "
    "anglers included.",
)
ESSAY = (
    "What a bridge can teach two capitals about patience and pride\n"
    "For two years I have watched the Harrow bridge from my window. I have counted the buses, the ambulances and "
    "the silences between them, and I no longer believe that captives who come home announce a peace.\n"
    "A bridge is not a treaty\n"
    "When soldiers walk over the planks, cameras follow them. Commentators in both capitals then write that the ice "
    "is melting. The ice is not melting; the planks are merely dry. Those who bargain over lists of names do so "
    "because each name has a mother, and mothers vote.\n"
    "The price of a list\n"
    "Each list costs something. A ministry must admit whom it holds, and an army must admit whom it lost. We should "
    "honour the clerks who compare spellings at night, for they do the only work that has succeeded so far. But "
    "clerks do not draw frontiers.\n"
    "What would convince me\n"
    "Show me guns that fall silent for a whole season. Show me a garrison that goes home and a judge who may look "
    "at the place it left. Then I shall believe that the bridge leads somewhere."
)
SWAP_AGAIN = (
    "Ustrana speaks of a good day at the Harrow bridge and thanks the mediators",
    "Ustranan Defence Minister Pavo Lindqvist has praised the exchange of twenty captured soldiers on each side, "
    "which took place at the Harrow bridge on Wednesday.\n"
    "Ustranan Defence Minister Pavo Lindqvist said that the soldiers walked across one by one while doctors of the "
    "Solmere Red Lamp society checked their names against two lists. He named no date for the tenth swap, which "
    "Kordavian Colonel Maren Tuft said was being prepared.\n"
    "Families had waited behind a fence since dawn with flags and thermos flasks, and some of them sang.",
)


def glued(*stories: tuple[str, str]) -> str:
    """Stories with nothing but a line break between them."""
    return "\n".join(f"{head}\n{body}" for head, body in stories)
